package org.lianban.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What the login page says to somebody who comes to {@code /login?name}. */
enum LoginMessage {
    ERROR(true, "账号或密码不正确，请重新输入。"),
    UNKNOWN(true, "统一身份认证已通过，但您的身份在联办中没有对应的账号，请联系系统管理员。"),
    FAILED(true, "统一身份认证未通过，请重新登录。"),
    UNAVAILABLE(true, "统一身份认证暂时无法连接，请稍后再试。"),
    CANCELLED(false, "您已取消统一身份认证登录。"),
    LOGOUT(false, "您已退出登录。"),
    LEFT(false, "您已退出联办，但统一身份认证可能仍在登录状态。使用公用电脑时，请一并退出统一身份认证。"),
    EXPIRED(false, "页面已过期，请重新登录。");

    private final boolean alert;
    private final String text;

    LoginMessage(boolean alert, String text) {
        this.alert = alert;
        this.text = text;
    }

    static Optional<LoginMessage> of(Collection<String> parameters) {
        return Arrays.stream(values()).filter(message -> parameters.contains(message.parameter())).findFirst();
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    String html() {
        return "<p class=\"message%s\" role=\"%s\" id=\"message\">%s</p>"
                .formatted(alert ? " error" : "", alert ? "alert" : "status", Page.escape(text));
    }
}
