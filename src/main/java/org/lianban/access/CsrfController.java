package org.lianban.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a script of ours in Camunda's pages needs to write through our API: only pages of this origin can read it. */
@RestController
@Tag(name = "登录")
class CsrfController {

    /** @param header name of the header that carries the token */
    record Token(String header, String token) {}

    @GetMapping("/api/csrf")
    @Operation(summary = "会话的防伪令牌", description = "浏览器里的脚本写数据时放在所给的请求头里；用 Basic 认证的程序不需要，回答 204。")
    ResponseEntity<Token> token(CsrfToken csrf) {
        return csrf == null
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Token(csrf.getHeaderName(), csrf.getToken()));
    }
}
