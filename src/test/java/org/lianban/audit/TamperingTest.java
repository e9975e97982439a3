package org.lianban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lianban.department.Cases;
import org.lianban.department.DepartmentTest;
import org.lianban.journal.JournalHash;
import org.lianban.journal.JournalRow;
import org.lianban.journal.JournalRows;
import org.lianban.journal.Seal;
import org.lianban.journal.SealKey;
import org.lianban.journal.SealVerifier;
import org.lianban.journal.Sealer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Whoever may write to the database, or has a pack of evidence in his hands, changes something: what verification says of it,
 * here and without the server. Written to {@code target/tampering.md}.
 */
@DepartmentTest
class TamperingTest {

    private static final Path TABLE = Path.of("target", "tampering.md");
    private static final List<String> SEALS = List.of("journal_seal", "journal_seal_leaf", "journal_seal_block", "journal_seal_head");

    @Autowired Cases cases;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc http;
    @Autowired ObjectMapper json;
    @Autowired IdentityService identities;
    @Autowired JournalRows journal;
    @Autowired Sealer sealer;
    @Autowired SealKey key;

    @TempDir
    Path folder;

    private String number;
    private long firstSealed;
    private long lastSealed;
    private Seal first;
    private Seal second;

    @BeforeAll
    static void begin() throws IOException {
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, "| 怎样篡改 | 案件核验 | 封印核验 | 离线核验 |\n|---|---|---|---|\n");
    }

    /** Sealed twice, with a row since. */
    @BeforeEach
    void aSealedCase() throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("auditor", null, "auditor"));
        var instance = cases.beforeTheWaitIn("tianshui");
        number = cases.numberOf(instance);
        firstSealed = head();
        first = sealer.seal("auditor").orElseThrow();
        cases.runJob(instance);
        lastSealed = head();
        second = sealer.seal("auditor").orElseThrow();
        identities.setAuthentication("auditor", List.of("auditor"), List.of("xianyang", "taiyuan", "tianshui", "gangcheng", "xian"));
        call("/api/audit/cases/" + number + "/journal");
        assertThat(firstSealed).isGreaterThanOrEqualTo(2);
        assertThat(lastSealed).isGreaterThan(firstSealed);
        assertThat(head()).isEqualTo(lastSealed + 1);
        SEALS.forEach(table -> jdbc.sql("create table kept_%1$s as select * from %1$s".formatted(table)).update());
    }

    @AfterEach
    void theSealsAsTheyWere() {
        SEALS.forEach(table -> {
            jdbc.sql("delete from " + table).update();
            jdbc.sql("insert into %1$s select * from kept_%1$s".formatted(table)).update();
            jdbc.sql("drop table kept_" + table).update();
        });
        SecurityContextHolder.clearContext();
        identities.clearAuthentication();
    }

    @Test
    @DisplayName("没有动过：案件、封印、离线都无发现，并说明封存到哪一行")
    void nothingIsFoundWhereNothingWasDone() throws Exception {
        var verdict = read("/api/audit/cases/" + number + "/verification");

        assertThat(verdict.get("intact").asBoolean()).as(verdict.toPrettyString()).isTrue();
        assertThat(verdict.at("/sealed/seal").asLong()).isEqualTo(second.number());
        assertThat(verdict.at("/sealed/seq").asLong()).isEqualTo(lastSealed);
        assertThat(verdict.at("/sealed/seals").asInt()).isEqualTo(2);
        assertThat(read("/api/audit/installation/verification").get("intact").asBoolean()).isTrue();
        assertThat(table("没有动过", List.of(), List.of())).startsWith("0");
    }

    @Test
    @DisplayName("修改一行：指出这一行")
    void edited() throws Exception {
        tamper("update case_journal set actor = 'nobody' where case_number = ? and seq = 2");
        assertThat(table("修改：第 2 行的经办人", List.of("edited 2"), List.of())).contains("第 2 行被修改过");
    }

    @Test
    @DisplayName("修改一行并重算它的哈希：指出这一行")
    void editedWithItsHash() throws Exception {
        var row = Chains.sealed(Chains.actor(rows().get(1)));
        tamper("update case_journal set actor = '%s', hash = '%s' where case_number = ? and seq = 2".formatted(row.actor(), row.hash()));
        assertThat(table("修改：第 2 行的经办人，重算该行哈希", List.of("edited 2"), List.of())).contains("第 2 行被修改过");
    }

    @Test
    @DisplayName("删除一行、删除末行：指出这一行")
    void deleted() throws Exception {
        tamper("delete from case_journal where case_number = ? and seq = 2");
        assertThat(table("删除：第 2 行", List.of("deleted 2"), List.of())).contains("第 2 行被删除");
    }

    @Test
    @DisplayName("删除末行：指出这一行")
    void lastDeleted() throws Exception {
        var last = head();
        tamper("delete from case_journal where case_number = ? and seq = " + last);
        assertThat(table("删除：末行", List.of("deleted " + last), List.of())).contains("第 %d 行被删除".formatted(last));
    }

    @Test
    @DisplayName("插入一行：指出这一行")
    void inserted() throws Exception {
        insert(Chains.sealed(Chains.seq(Chains.actor(rows().get(1)), 900)));
        assertThat(table("插入：编号 900 的一行", List.of("inserted 900"), List.of())).contains("编号为 900 的一行不是当时写入的");
    }

    @Test
    @DisplayName("对调两行：两行都指出")
    void reordered() throws Exception {
        tamper("update case_journal set seq = 901 where case_number = ? and seq = 1");
        tamper("update case_journal set seq = 1 where case_number = ? and seq = 2");
        tamper("update case_journal set seq = 2 where case_number = ? and seq = 901");
        assertThat(table("对调：第 1、2 行", List.of("reordered 1", "reordered 2"), List.of())).contains("第 2 行被移到第 1 行的位置");
    }

    @Test
    @DisplayName("倒填时刻：指出这一行，并说明时刻是倒填的")
    void backdated() throws Exception {
        tamper("update case_journal set happened_at = happened_at - interval '1' day where case_number = ? and seq = 2");
        assertThat(table("倒填：第 2 行的时刻提前一天", List.of("edited 2", "backdated 2"), List.of())).contains("时刻是倒填的");
    }

    @Test
    @DisplayName("封存之后补一行，时刻倒填到封存之前，哈希和链首齐全：指出是倒填")
    void appendedWithAnEarlierTime() throws Exception {
        var last = rows().get(rows().size() - 1);
        var forged = Chains.sealed(Chains.prevHash(Chains.seq(Chains.at(last, at -> at.minusDays(1)), last.seq() + 1), last.hash()));
        insert(forged);
        setHead(forged.seq(), forged.hash());
        assertThat(table("补记：封存后追加一行，时刻提前一天，哈希和链首齐全", List.of("backdated " + forged.seq()), List.of())).contains("倒填");
    }

    @Test
    @DisplayName("整条链连同链首重写：封印识破，并指出从哪一行起")
    void rewrittenWithItsHead() throws Exception {
        rewriteFrom(2);
        assertThat(table("改写：第 2 行起整条链重算，连同链首", List.of("rewritten 1 " + first.number()), List.of()))
                .contains("第 1 至 %d 行连同链首被改写或者删去".formatted(firstSealed));
    }

    @Test
    @DisplayName("首次封存之后的部分连同链首重写：此前的行仍有封印为证")
    void rewrittenAfterTheFirstSeal() throws Exception {
        rewriteFrom(firstSealed + 1);
        assertThat(table("改写：首次封存之后的行重算，连同链首", List.of("rewritten %d %d".formatted(firstSealed + 1, second.number())), List.of()))
                .contains("封存的第 %d 行已不在链上".formatted(lastSealed));
    }

    @Test
    @DisplayName("截去尾部并把链首改回：封印识破")
    void cutBackWithItsHead() throws Exception {
        var keep = rows().get((int) firstSealed - 1);
        jdbc.sql("delete from case_journal where case_number = ? and seq > ?").params(number, keep.seq()).update();
        setHead(keep.seq(), keep.hash());
        assertThat(table("截尾：删去首次封存之后的行，链首改回", List.of("rewritten %d %d".formatted(firstSealed + 1, second.number())), List.of()))
                .contains("封存的第 %d 行已不在链上".formatted(lastSealed));
    }

    @Test
    @DisplayName("改写链，并把封印里本案的叶也改掉：证明推不到所签的根")
    void rewrittenWithItsLeaves() throws Exception {
        rewriteFrom(2);
        var rows = rows();
        jdbc.sql("update journal_seal_leaf set journal_hash = ? where case_number = ? and seal = ?")
                .params(rows.get((int) firstSealed - 1).hash(), number, first.number()).update();
        jdbc.sql("update journal_seal_leaf set journal_hash = ? where case_number = ? and seal = ?")
                .params(rows.get((int) lastSealed - 1).hash(), number, second.number()).update();
        assertThat(table(
                        "改写：整条链、链首，连同封印里本案的叶",
                        List.of("sealUnproven " + first.number(), "sealUnproven " + second.number()),
                        List.of("sealUnproven " + first.number(), "sealUnproven " + second.number())))
                .contains("证明推不到所签的根");
    }

    @Test
    @DisplayName("删去封印里本案的叶：封印核验指出")
    void leavesDeleted() throws Exception {
        jdbc.sql("delete from journal_seal_leaf where case_number = ?").param(number).update();
        table("删除：封印里本案的叶", List.of(), List.of("sealUnproven " + first.number(), "sealUnproven " + second.number()));
    }

    @Test
    @DisplayName("修改封印：指出这一枚")
    void sealEdited() throws Exception {
        jdbc.sql("update journal_seal set cases = cases + 1 where number = ?").param(first.number()).update();
        assertThat(table("修改封印：案件数", List.of("sealEdited " + first.number()), List.of("sealEdited " + first.number())))
                .contains("第 %d 号封印被修改过".formatted(first.number()));
    }

    @Test
    @DisplayName("修改封印的根并重算哈希：签名不符")
    void sealEditedWithItsHash() throws Exception {
        var root = "f".repeat(64);
        jdbc.sql("update journal_seal set root = ?, hash = ? where number = ?")
                .params(root, hash(second, root), second.number())
                .update();
        jdbc.sql("update journal_seal_head set hash = ?").param(hash(second, root)).update();
        assertThat(table("修改封印：根，重算哈希和封印链首", List.of("sealUnsigned " + second.number()), List.of("sealUnsigned " + second.number())))
                .contains("签名不是可信的密钥所签");
    }

    @Test
    @DisplayName("用别的密钥重签封印：签名不符")
    void sealSignedByAnother() throws Exception {
        jdbc.sql("update journal_seal set signature = ? where number = ?")
                .params(sign(pair(), ("lianban-seal-v1:" + second.hash()).getBytes(StandardCharsets.UTF_8)), second.number())
                .update();
        table("修改封印：换上别的密钥的签名", List.of("sealUnsigned " + second.number()), List.of("sealUnsigned " + second.number()));
    }

    @Test
    @DisplayName("删除封印：指出缺了哪一枚，最后一枚也不例外")
    void sealDeleted() throws Exception {
        jdbc.sql("delete from journal_seal where number = ?").param(first.number()).update();
        assertThat(table("删除封印：中间一枚", List.of("sealDeleted " + first.number()), List.of("sealDeleted " + first.number())))
                .contains("第 %d 号封印被删除".formatted(first.number()));
    }

    @Test
    @DisplayName("删除最新的封印：指出")
    void newestSealDeleted() throws Exception {
        jdbc.sql("delete from journal_seal where number = ?").param(second.number()).update();
        table("删除封印：最新一枚", List.of("sealDeleted " + second.number()), List.of("sealDeleted " + second.number()));
    }

    @Test
    @DisplayName("最新的封印连叶带链首一起删去，案件随之改写：只有公布过的封印识破")
    void newestSealDeletedWithEverything() throws Exception {
        jdbc.sql("delete from journal_seal where number = ?").param(second.number()).update();
        jdbc.sql("delete from journal_seal_leaf where seal = ?").param(second.number()).update();
        jdbc.sql("update journal_seal_head set number = ?, hash = ?").params(first.number(), first.hash()).update();
        rewriteFrom(firstSealed + 1);

        assertThat(found("/api/audit/cases/" + number + "/verification")).isEmpty();
        assertThat(found("/api/audit/seals/verification?published=" + first.hash())).isEmpty();
        var published = found("/api/audit/seals/verification?published=" + second.hash());
        assertThat(published).containsExactly("sealDeleted");
        append("删除封印：最新一枚连同叶和封印链首，案件随之改写", List.of(), List.of("有公布的哈希时 " + published), "—");
    }

    @Test
    @DisplayName("证据包里的任何改动，离线都指出")
    void packsAreTamperedWith() throws Exception {
        var pack = entries(export());
        var journalLines = text(pack, "journal.jsonl").lines().toList();

        pack("证据包：改一行的经办人", pack, "journal.jsonl", text(pack, "journal.jsonl").replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"nobody\""),
                "第 1 行被修改过", "journal.jsonl 被改动过");
        pack("证据包：删一行", pack, "journal.jsonl", without(journalLines, 1), "第 2 行被删除");
        pack("证据包：对调两行的编号", pack, "journal.jsonl",
                text(pack, "journal.jsonl").replace("\"seq\":1,", "\"seq\":X,").replace("\"seq\":2,", "\"seq\":1,").replace("\"seq\":X,", "\"seq\":2,"),
                "第 2 行被移到第 1 行的位置");
        pack("证据包：一行改成别的案件的", pack, "journal.jsonl",
                text(pack, "journal.jsonl").replaceFirst(number, "620500-QYKB-20200101-000001"), "不属于本案", "第 1 行被删除");
        pack("证据包：一行写成乱码", pack, "journal.jsonl", "{nonsense\n" + without(journalLines, 0), "journal.jsonl 的第 1 行无法读取", "第 1 行被删除");
        pack("证据包：改可读的事件", pack, "events.jsonl", text(pack, "events.jsonl").replace("tianshui", "xianyang"), "events.jsonl 被改动过");
        var model = pack.keySet().stream().filter(name -> name.endsWith(".bpmn")).findFirst().orElseThrow();
        pack("证据包：改流程图", pack, model, text(pack, model).replaceFirst("name=\"", "name=\"不"), model + " 被改动过");
        pack("证据包：删去流程图", pack, model, null, model + " 被删去");
        pack("证据包：加一个文件", pack, "notices/forged.json", "{}", "notices/forged.json 不在清单上");
        pack("证据包：删去包含证明", pack, "proofs.jsonl", null, "proofs.jsonl 被删去");
        pack("证据包：改封印", pack, "seals.jsonl", text(pack, "seals.jsonl").replaceFirst("\"cases\":\\d+", "\"cases\":7777"), "号封印被修改过");
        pack("证据包：改清单", pack, "manifest.json", text(pack, "manifest.json").replace("\"exportedBy\" : \"auditor\"", "\"exportedBy\" : \"nobody\""),
                "清单的签名与所给的公钥不符");
        pack("证据包：清单写成乱码", pack, "manifest.json", "{}", "清单的签名与所给的公钥不符");
        pack("证据包：删去清单", pack, "manifest.json", null, "没有清单");
        pack("证据包：删去签名", pack, "manifest.sig", null, "清单的签名与所给的公钥不符");

        assertThat(told("证据包：整链改写，清单随之改好，换上自己的密钥和签名", zip(forged(pack)), publicKey()))
                .startsWith("1")
                .contains("清单的签名与所给的公钥不符", "第 1 至 %d 行连同链首被改写或者删去".formatted(firstSealed));
        assertThat(told("证据包：一个文件在目录里叫一个名字，在原处叫另一个", renamedWhereItLies(zip(pack), "events.jsonl", "notice.jsonl"), publicKey()))
                .startsWith("1").contains("证据包的目录与其中的文件不一致");
        assertThat(told("公钥不是这个系统的", zip(pack), pem(pair()))).startsWith("1").contains("清单的签名与所给的公钥不符", "签名不是可信的密钥所签");
    }

    @Test
    @DisplayName("读不到、不是证据包、不是公钥：退出码 2；损坏的包：退出码 1")
    void whatCannotBeCheckedIsSaidSo() throws Exception {
        var pack = export();
        assertThat(verify(List.of())).startsWith("2").contains("用法");
        assertThat(verify(List.of("nowhere.zip", file("key.pem", publicKey().getBytes(StandardCharsets.US_ASCII))))).startsWith("2").contains("读不到");
        assertThat(verify(List.of(file("a.zip", "no zip".getBytes(StandardCharsets.UTF_8)), file("key.pem", publicKey().getBytes(StandardCharsets.US_ASCII)))))
                .startsWith("2");
        assertThat(verify(List.of(file("a.zip", pack), file("key.pem", "nonsense".getBytes(StandardCharsets.UTF_8))))).startsWith("2").contains("不是 PEM");
        for (var place = 200; place < pack.length - 3_000; place += pack.length / 7) {
            var broken = pack.clone();
            broken[place] ^= 0x55;
            var said = verify(List.of(file("a.zip", broken), file("key.pem", publicKey().getBytes(StandardCharsets.US_ASCII))));
            if (said.startsWith("0")) {
                assertThat(entries(broken)).as("byte %d is none of what is packed, such as the time of a file", place)
                        .usingRecursiveComparison().isEqualTo(entries(pack));
            }
        }
    }

    @Test
    @DisplayName("证据包有全部文件，事件遮去个人信息；未遮盖须写明理由；导出是一次查看，也在包里")
    void aPackHasEverything() throws Exception {
        var looks = cases.recorded(number, "record.viewed").size();
        var pack = entries(export());

        assertThat(pack.keySet()).contains("README.txt", "public-key.pem", "journal.jsonl", "events.jsonl", "seals.jsonl", "proofs.jsonl", "manifest.json", "manifest.sig")
                .anyMatch(name -> name.startsWith("models/") && name.endsWith(".bpmn"));
        var manifest = json.readTree(text(pack, "manifest.json"));
        assertThat(manifest.get("format").asText()).isEqualTo("lianban-evidence-1");
        assertThat(manifest.get("caseNumber").asText()).isEqualTo(number);
        assertThat(manifest.get("exportedBy").asText()).isEqualTo("auditor");
        assertThat(manifest.get("personal").asBoolean()).isFalse();
        assertThat(manifest.get("files")).hasSize(pack.size() - 2);
        assertThat(text(pack, "README.txt")).contains("java -jar lianban.jar verify");
        assertThat(text(pack, "journal.jsonl").lines()).hasSize((int) head());
        assertThat(text(pack, "proofs.jsonl").lines()).hasSize(2);
        var viewed = cases.recorded(number, "record.viewed");
        assertThat(viewed).hasSize(looks + 1);
        assertThat(viewed.get(looks).get("format").asText()).isEqualTo("pack");
        assertThat(text(pack, "events.jsonl").lines().reduce((one, next) -> next)).hasValueSatisfying(last -> assertThat(last).contains("\"format\":\"pack\""));

        assertThat(http.perform(get(path() + "&personal=true")).andReturn().getResponse().getStatus()).isEqualTo(422);
        var personal = entries(call(path() + "&personal=true&reason=核对举报所述的内容"));
        assertThat(json.readTree(text(personal, "manifest.json")).get("reason").asText()).isEqualTo("核对举报所述的内容");
        assertThat(verify(List.of(file("p.zip", zip(personal)), file("key.pem", publicKey().getBytes(StandardCharsets.US_ASCII))))).startsWith("0").contains("未遮盖");
    }

    /** The answer of the offline check. */
    private String table(String what, List<String> ofCase, List<String> ofSeals) throws Exception {
        assertThat(found("/api/audit/cases/" + number + "/verification")).as(what).containsExactlyElementsOf(ofCase);
        assertThat(found("/api/audit/seals/verification")).as(what).containsExactlyElementsOf(ofSeals);
        var offline = verify(List.of(file("pack.zip", export()), file("key.pem", publicKey().getBytes(StandardCharsets.US_ASCII))));
        assertThat(offline).as(what).startsWith(ofCase.isEmpty() ? "0" : "1");
        append(what, ofCase, ofSeals, offline);
        return offline;
    }

    private void pack(String what, Map<String, byte[]> pack, String name, String content, String... told) throws Exception {
        var changed = new LinkedHashMap<>(pack);
        if (content == null) {
            changed.remove(name);
        } else {
            assertThat(content.getBytes(StandardCharsets.UTF_8)).isNotEqualTo(pack.get(name));
            changed.put(name, content.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(told(what, zip(changed), publicKey())).startsWith("1").contains(told);
    }

    private String told(String what, byte[] pack, String key) throws IOException {
        var offline = verify(List.of(file("pack.zip", pack), file("key.pem", key.getBytes(StandardCharsets.US_ASCII))));
        append(what, List.of("—"), List.of("—"), offline);
        return offline;
    }

    private static void append(String what, List<String> ofCase, List<String> ofSeals, String offline) throws IOException {
        var sentences = offline.lines().filter(line -> line.startsWith("  - ")).map(line -> line.substring(4)).toList();
        var told = offline.startsWith("1") ? "1：" + String.join("；", sentences) : offline.startsWith("0") ? "0" : offline;
        Files.writeString(
                TABLE,
                "| %s | %s | %s | %s |\n".formatted(what, or(ofCase), or(ofSeals), told),
                StandardOpenOption.APPEND);
    }

    private static String or(List<String> findings) {
        return findings.isEmpty() ? "无发现" : String.join("，", findings);
    }

    /** A forger who knows the program, has no key of the installation's, and puts his own into the pack. */
    private Map<String, byte[]> forged(Map<String, byte[]> pack) throws Exception {
        var mine = pair();
        var rows = new ArrayList<JournalRow>();
        for (var line : text(pack, "journal.jsonl").lines().toList()) {
            var row = Pack.JSON.readValue(line, JournalRow.class);
            var before = rows.isEmpty() ? JournalHash.GENESIS : rows.get(rows.size() - 1).hash();
            rows.add(Chains.sealed(Chains.prevHash(Chains.actor(row), before)));
        }
        var changed = new LinkedHashMap<>(pack);
        var lines = new StringBuilder();
        for (var row : rows) {
            lines.append(Pack.JSON.writeValueAsString(row)).append('\n');
        }
        changed.put("journal.jsonl", lines.toString().getBytes(StandardCharsets.UTF_8));
        changed.put("public-key.pem", pem(mine).getBytes(StandardCharsets.US_ASCII));
        var manifest = Pack.JSON.readValue(changed.get("manifest.json"), Pack.Manifest.class);
        var files = new ArrayList<Pack.File>();
        for (var file : manifest.files()) {
            var content = changed.get(file.name());
            files.add(new Pack.File(file.name(), content.length, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content))));
        }
        var written = Pack.JSON.writeValueAsBytes(new Pack.Manifest(
                manifest.format(), manifest.caseNumber(), manifest.procedure(), manifest.municipality(), manifest.before(),
                new JournalRows.Head(rows.size(), rows.get(rows.size() - 1).hash()), manifest.newestSeal(), manifest.exportedAt(),
                manifest.exportedBy(), manifest.personal(), manifest.reason(), manifest.models(), files));
        changed.put("manifest.json", written);
        changed.put("manifest.sig", sign(mine, written).getBytes(StandardCharsets.US_ASCII));
        assertThat(verify(List.of(file("own.zip", zip(changed)), file("own.pem", pem(mine).getBytes(StandardCharsets.US_ASCII)))))
                .as("with his own key only the seals give him away")
                .doesNotContain("清单的签名与", "被改动过");
        return changed;
    }

    private void rewriteFrom(long seq) {
        var before = seq == 1 ? JournalHash.GENESIS : rows().get((int) seq - 2).hash();
        for (var row : rows()) {
            if (row.seq() >= seq) {
                var forged = Chains.sealed(Chains.prevHash(Chains.actor(row), before));
                jdbc.sql("update case_journal set actor = ?, prev_hash = ?, hash = ? where case_number = ? and seq = ?")
                        .params(forged.actor(), forged.prevHash(), forged.hash(), number, row.seq())
                        .update();
                before = forged.hash();
            }
        }
        setHead(head(), before);
    }

    private void setHead(long seq, String hash) {
        jdbc.sql("update case_record set journal_seq = ?, journal_hash = ? where case_number = ?").params(seq, hash, number).update();
    }

    private void insert(JournalRow row) {
        jdbc.sql("insert into case_journal values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row.caseNumber(), row.seq(), row.at(), row.node(), row.actor(), row.command(), row.events(), row.prevHash(), row.hash())
                .update();
    }

    private void tamper(String statement) {
        assertThat(jdbc.sql(statement).param(number).update()).isEqualTo(1);
    }

    /** As the API's description says. */
    private static String hash(Seal seal, String root) throws Exception {
        var text = new ObjectMapper().createArrayNode()
                .add(seal.number()).add(seal.at().toInstant().toString()).add(seal.by()).add(seal.cases()).add(root).add(seal.keyId())
                .toString();
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest((seal.prevHash() + text).getBytes(StandardCharsets.UTF_8)));
    }

    private List<JournalRow> rows() {
        return journal.of(number, 1, Integer.MAX_VALUE);
    }

    private long head() {
        return journal.head(number).orElseThrow().seq();
    }

    private String path() {
        return "/api/audit/cases/" + number + "/export?format=pack";
    }

    private byte[] export() throws Exception {
        return call(path());
    }

    private String publicKey() throws Exception {
        return new String(call("/api/audit/seals/key"), StandardCharsets.US_ASCII);
    }

    private List<String> found(String path) throws Exception {
        return StreamSupport.stream(read(path).get("findings").spliterator(), false)
                .map(finding -> (finding.get("kind").asText() + " " + finding.path("seq").asText() + " " + finding.path("seal").asText())
                        .strip().replaceAll(" +", " "))
                .toList();
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(call(path));
    }

    private byte[] call(String path) throws Exception {
        var response = http.perform(get(path)).andReturn().getResponse();
        assertThat(response.getStatus()).as(path + " " + response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
        return response.getContentAsByteArray();
    }

    /** The exit code and what was printed. */
    private static String verify(List<String> arguments) {
        var printed = new ByteArrayOutputStream();
        var code = VerifyCommand.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return code + "\n" + printed.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private static String without(List<String> lines, int index) {
        var left = new ArrayList<>(lines);
        left.remove(index);
        return String.join("\n", left) + "\n";
    }

    private static String text(Map<String, byte[]> pack, String name) {
        return new String(pack.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> entries(byte[] pack) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** Of two mentions of a file's name the first is where it lies. */
    private static byte[] renamedWhereItLies(byte[] pack, String name, String other) {
        var text = new String(pack, StandardCharsets.ISO_8859_1);
        return text.replaceFirst(Pattern.quote(name), other).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
        return SealVerifier.of(pem).pem();
    }

    private static String sign(KeyPair pair, byte[] content) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(content);
        return HexFormat.of().formatHex(signature.sign());
    }
}
