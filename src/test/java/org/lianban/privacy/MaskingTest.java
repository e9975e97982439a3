package org.lianban.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a text is hidden, and what never is. The random numbers are the same at every run. */
class MaskingTest {

    private static final int TRIES = 20_000;

    private final Random random = new Random(4);

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "620502198503124024, 620502********4024",
        "62050219930226884X, 620502********884X",
        "62050219930226884x, 620502********884x",
        "620502 19850312 4024, 620502 ******** 4024",
        "620502850312402, 620502******402",
        "110105194912310023, 110105********0023",
        "６２０５０２１９８５０３１２４０２４, ６２０５０２＊＊＊＊＊＊＊＊４０２４",
        "E12345678, E****5678",
        "EA1234567, E****4567",
        "M1234567801, M******7801",
        "13893811001, 138****1001",
        "138 9381 1001, 138 **** 1001",
        "138-9381-1001, 138-****-1001",
        "+8613893811001, +86138****1001",
        "+86 138 9381 1001, +86 138 **** 1001",
        "１３８９３８１１００１, １３８＊＊＊＊１００１",
        "0938-8212345, 0938-***2345",
        "010-65212345, 010-****2345",
        "09388212345, 0938***2345",
        "(0938)8212345, (0938)***2345",
        "+86-938-8212345, +86-938-***2345",
    })
    @DisplayName("身份证号码留前六位和后四位，手机留前三位和后四位，座机留区号和后四位")
    void theMiddleIsHidden(String number, String masked) {
        assertThat(Masking.text(number)).isEqualTo(masked);
        assertThat(Masking.text("经办人" + number + "已到")).isEqualTo("经办人" + masked + "已到");
        assertThat(Masking.text("a=" + number + ";b=" + number)).isEqualTo("a=" + masked + ";b=" + masked);
    }

    @Test
    @DisplayName("写错一位的身份证号码仍是某个人的，也不显示")
    void aSlipDoesNotBringItToLight() {
        assertThat(Masking.text("620502198503124025")).isEqualTo("620502********4025");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\t", "\\u003d", "%20", "%3D", "\\\"", "\\\\n", "电话", "_", "-", "tel:"})
    @DisplayName("紧跟在转义之后也认得出")
    void anEscapeIsNoPartOfTheNumber(String before) {
        assertThat(Masking.text(before + "13893811001")).isEqualTo(before + "138****1001");
        assertThat(Masking.text(before + "620502198503124024")).isEqualTo(before + "620502********4024");
    }

    @Test
    @DisplayName("任何有效的身份证号码和手机号码，放在任何两段文字之间都被遮住，长度不变")
    void everyNumberIsHiddenBetweenAnyTexts() {
        var texts = new String[] {"", "：", "\"", "，手机", " ", "{\"a\":\"", "\\n", "（", "）", ".", "/", "=", "&", "\n", "'", "年"};
        for (var i = 0; i < TRIES; i++) {
            var number = random.nextBoolean() ? identityNumber() : "1" + (3 + random.nextInt(7)) + digits(9);
            var before = texts[random.nextInt(texts.length)];
            var after = texts[random.nextInt(texts.length)];
            // an escape belongs to what follows it
            var text = before + number + (after.startsWith("\\") ? "" : after);

            var masked = Masking.text(text);

            assertThat(masked).as(text).doesNotContain(number).startsWith(before).hasSameSizeAs(text);
            assertThat(masked.getBytes(StandardCharsets.UTF_8)).hasSameSizeAs(text.getBytes(StandardCharsets.UTF_8));
            assertThat(Masking.text(masked)).isEqualTo(masked);
        }
    }

    @Test
    @DisplayName("案件编号、企业信用代码、散列值、UUID、毫秒时刻从不改动")
    void whatNamesNoPersonIsNeverTouched() {
        for (Supplier<String> kind : Stream.<Supplier<String>>of(
                        this::caseNumber, this::enterprisesCreditCode, this::hash, this::uuid, this::millis, this::moment,
                        this::document)
                .toList()) {
            for (var i = 0; i < TRIES; i++) {
                var value = kind.get();
                assertThat(Masking.text("编号" + value + "。")).isEqualTo("编号" + value + "。");
            }
        }
    }

    @Test
    @DisplayName("机关和社会组织的信用代码也不改动，除非它本身就是有效的身份证号码")
    void codesOfPublicBodiesStay() {
        for (var i = 0; i < TRIES; i++) {
            var code = creditCode(new String[] {"11", "12", "13", "51", "52", "53"}[random.nextInt(6)]);
            assertThat(Masking.text(code)).isIn(code, code.substring(0, 6) + "********" + code.substring(14));
            if (!code.matches("\\d{6}(19|20).*")) {
                assertThat(Masking.text(code)).isEqualTo(code);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "620500-QYKB-20260105-000017", "91620502MA0000017X", "12345", "2026-01-05T09:00:00.120+08:00",
        "1767574800000", "620500000000017",
        "6205000000017", "20260105093000123", "（天水）登字〔2026〕第000017号", "userTask_reviewApplication", "1000000", "3.14159265358979",
        "00000000017", "620502198513324024", "123456789012345",
        "a13893811001", "13893811001f", "213893811001", "0x13893811001", "12893811001",
    })
    @DisplayName("其他数字不改动")
    void otherNumbersStay(String text) {
        assertThat(Masking.text(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("JSON 里的数字：身份证号码中段变零，仍是数字；金额和时刻不变")
    void numbersStayNumbers() {
        assertThat(Masking.number("620502198503124024")).isEqualTo("620502000000004024");
        assertThat(Masking.number("13893811001")).isEqualTo("13893811001");
        assertThat(Masking.number("1767574800000")).isEqualTo("1767574800000");
        assertThat(Masking.number("-6205021985031240")).isEqualTo("-6205021985031240");
        assertThat(Masking.number("62050219850312.024")).isEqualTo("62050219850312.024");
        assertThat(Masking.number("6205021985031240E7")).isEqualTo("6205021985031240E7");
    }

    private String identityNumber() {
        var provinces = new String[] {"11", "23", "37", "45", "51", "61", "62", "65", "83"};
        var birthday = LocalDate.of(1920, 1, 1).plusDays(random.nextInt(38_000)).format(DateTimeFormatter.BASIC_ISO_DATE);
        var body = provinces[random.nextInt(provinces.length)] + digits(4) + birthday + digits(3);
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var place = 0; place < weights.length; place++) {
            sum += weights[place] * (body.charAt(place) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private String caseNumber() {
        return "%s-%s-%s-%06d".formatted(
                new String[] {"610400", "140100", "620500", "370117", "610100"}[random.nextInt(5)],
                new String[] {"QYKB", "LHYS", "GZCN"}[random.nextInt(3)],
                LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000)).format(DateTimeFormatter.BASIC_ISO_DATE),
                random.nextInt(1_000_000));
    }

    private String enterprisesCreditCode() {
        return creditCode(new String[] {"91", "92", "93"}[random.nextInt(3)]);
    }

    /** Every tenth in digits only, as the older ones are. */
    private String creditCode(String registrar) {
        var alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var provinces = new String[] {"11", "14", "37", "51", "61", "62"};
        var code = new StringBuilder(registrar).append(provinces[random.nextInt(provinces.length)]).append(digits(4));
        var range = random.nextInt(10) == 0 ? alphabet.length() : 10;
        while (code.length() < 17) {
            code.append(alphabet.charAt(random.nextInt(range)));
        }
        var sum = 0;
        var weight = 1;
        for (var place = 0; place < 17; place++) {
            sum += weight * alphabet.indexOf(code.charAt(place));
            weight = weight * 3 % 31;
        }
        return code.append(alphabet.charAt((31 - sum % 31) % 31)).toString();
    }

    private String hash() {
        var bytes = new byte[new int[] {16, 20, 32}[random.nextInt(3)]];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Half of them in decimal digits only, the worst case. */
    private String uuid() {
        var uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        return random.nextBoolean() ? uuid : uuid.replaceAll("[a-f]", "0");
    }

    private String millis() {
        return Long.toString(1_000_000_000_000L + (random.nextLong() >>> 1) % 2_000_000_000_000L);
    }

    private String moment() {
        return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000))
                .atTime(9, random.nextInt(60), 1, random.nextInt(999) * 1_000_000)
                .format(DateTimeFormatter.ofPattern(random.nextBoolean() ? "yyyyMMddHHmmssSSS" : "yyyyMMddHHmmss"));
    }

    private String document() {
        return "6205%02d%09d".formatted(random.nextInt(100), random.nextInt(10_000));
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
