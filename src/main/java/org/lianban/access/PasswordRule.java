package org.lianban.access;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/** What a new password has to be; the placeholders are texts of Admin, or stand for themselves where it has none. */
enum PasswordRule implements PasswordPolicyRule {
    LENGTH("PASSWORD_POLICY_LENGTH", "至少 10 个字符") {
        @Override
        public Map<String, String> getParameters() {
            return Map.of("minLength", String.valueOf(SHORTEST));
        }

        @Override
        public boolean execute(String password) {
            return password.codePointCount(0, password.length()) >= SHORTEST;
        }
    },
    KINDS("大写字母、小写字母、数字、其他字符至少有三种", "大写字母、小写字母、数字、其他字符至少有三种") {
        @Override
        public boolean execute(String password) {
            return password.codePoints().map(PasswordRule::kind).distinct().count() >= 3;
        }
    },
    NOT_PERSONAL("PASSWORD_POLICY_USER_DATA", "不得包含账号、姓名或邮箱") {
        @Override
        public boolean execute(String password) {
            return true;
        }

        @Override
        public boolean execute(String password, User user) {
            return user == null || Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
                    .noneMatch(own -> own != null && own.strip().length() > 1 && contains(password, own.strip()));
        }
    },
    NOT_PUBLISHED("不得使用公开的演示密码", "不得使用公开的演示密码") {
        @Override
        public boolean execute(String password) {
            return !contains(password, DemoAccounts.PASSWORD);
        }
    };

    private static final int SHORTEST = 10;

    private final String placeholder;
    private final String sentence;

    PasswordRule(String placeholder, String sentence) {
        this.placeholder = placeholder;
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    @Override
    public String getPlaceholder() {
        return placeholder;
    }

    @Override
    public Map<String, String> getParameters() {
        return Map.of();
    }

    private static int kind(int character) {
        return Character.isUpperCase(character) ? 0 : Character.isLowerCase(character) ? 1 : Character.isDigit(character) ? 2 : 3;
    }

    private static boolean contains(String password, String part) {
        return password.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
