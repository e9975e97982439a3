package org.lianban.access;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the program where to go and with which accounts. */
@Component
class Greeting {

    private final ObjectProvider<DemoAccounts> demo;
    private final Environment environment;

    Greeting(ObjectProvider<DemoAccounts> demo, Environment environment) {
        this.demo = demo;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        var address = "http://localhost:%d%s"
                .formatted(
                        web.getWebServer().getPort(),
                        Optional.ofNullable(environment.getProperty("server.servlet.context-path")).orElse(""));
        System.out.println(text(address, demo.stream().findFirst().isPresent()));
    }

    static String text(String address, boolean demo) {
        var accounts = demo
                ? """
                  演示账号 Demo accounts (密码 password: %s):
                    tianshui.hall  tianshui.registrar  tianshui.tax …  <municipality>.<role>
                    designer  auditor  operator  admin
                  """.formatted(DemoAccounts.PASSWORD)
                : "  账号由管理员在“管理”中建立。Accounts are created by the administrator.\n";
        return """

                联办 Lianban 已启动 is ready:
                  登录 Sign in   %s/
                  接口 API       %s/engine-rest/  (Basic)
                %s""".formatted(address, address, accounts);
    }
}
