package org.lianban.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Masks what passes, however it is cut into pieces. */
class MaskingStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DOCUMENT = """
            {"姓名":"王秀兰","13893811001":[{"value":"620502198503124024","n":620502198503124024,"amount":13893811001}],
             "nested":"{\\"a\\":\\"\\\\n13893811001\\",\\"b\\":620502198503124024}","quote":"\\"", "back":"\\\\",
             "text":"电话１３８９３８１１００１，0938-8212345\\n13893811001","caseNumber":"620500-QYKB-20260105-000017","at":1767574800000,
             "none":null,"yes":true,"empty":"","last":"13893811001"}""";

    @Test
    @DisplayName("JSON 里的文字全部遮住，仍是有效的 JSON，长度不变")
    void jsonStaysJson() throws IOException {
        var masked = through(DOCUMENT, StandardCharsets.UTF_8, true, new Random(1));

        assertThat(masked.getBytes(StandardCharsets.UTF_8)).hasSameSizeAs(DOCUMENT.getBytes(StandardCharsets.UTF_8));
        var read = JSON.readTree(masked);
        assertThat(read.at("/138****1001/0/value").asText()).isEqualTo("620502********4024");
        assertThat(read.at("/138****1001/0/n").asLong()).isEqualTo(620502000000004024L);
        assertThat(read.at("/138****1001/0/amount").asLong()).isEqualTo(13893811001L);
        assertThat(read.get("nested").asText()).isEqualTo("{\"a\":\"\\n138****1001\",\"b\":620502********4024}");
        assertThat(read.get("text").asText()).isEqualTo("电话１３８＊＊＊＊１００１，0938-***2345\n138****1001");
        assertThat(read.get("caseNumber").asText()).isEqualTo("620500-QYKB-20260105-000017");
        assertThat(read.get("at").asLong()).isEqualTo(1767574800000L);
        assertThat(read.get("姓名").asText()).isEqualTo("王秀兰");
        assertThat(read.get("last").asText()).isEqualTo("138****1001");
    }

    @Test
    @DisplayName("怎样切成几段写出，结果都一样")
    void thePiecesDoNotMatter() throws IOException {
        var whole = through(DOCUMENT, StandardCharsets.UTF_8, true, null);
        for (var seed = 0; seed < 200; seed++) {
            assertThat(through(DOCUMENT, StandardCharsets.UTF_8, true, new Random(seed))).isEqualTo(whole);
        }
    }

    @Test
    @DisplayName("CSV 和文本逐行遮住，末行没有换行也一样，其他编码的文字不损坏")
    void textIsMaskedLineByLine() throws IOException {
        var text = "姓名,电话\r\n王秀兰,13893811001\r\n李建国,\"0938-8212345\"\n末行 620502198503124024";
        var expected = "姓名,电话\r\n王秀兰,138****1001\r\n李建国,\"0938-***2345\"\n末行 620502********4024";

        assertThat(through(text, StandardCharsets.UTF_8, false, new Random(2))).isEqualTo(expected);
        assertThat(through(text, Charset.forName("GB18030"), false, new Random(3))).isEqualTo(expected);
    }

    /** @param cuts null for one piece */
    private static String through(String text, Charset encoding, boolean json, Random cuts) throws IOException {
        var target = new ByteArrayOutputStream();
        var stream = new MaskingStream(target, json);
        var bytes = text.getBytes(encoding);
        for (var place = 0; place < bytes.length; ) {
            var length = cuts == null ? bytes.length : Math.min(1 + cuts.nextInt(12), bytes.length - place);
            stream.write(bytes, place, length);
            stream.flush();
            place += length;
        }
        stream.finish();
        return target.toString(encoding);
    }
}
