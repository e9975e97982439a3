package org.lianban.sandbox;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The back door of the sandbox departments: their switches and their book of calls. */
@InSandbox
@Hidden
@RestController
class SandboxController {

    private static final int LIMIT = 500;

    private final SandboxSwitches switches;
    private final SandboxCalls calls;

    SandboxController(SandboxSwitches switches, SandboxCalls calls) {
        this.switches = switches;
        this.calls = calls;
    }

    @PostMapping("/sandbox/{role}/switches")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setSwitch(@PathVariable String role, @Valid @RequestBody SandboxSwitch setting) {
        switches.set(role, setting);
    }

    /** The newest first. */
    @GetMapping("/sandbox/{role}/calls")
    List<SandboxCalls.Entry> calls(@PathVariable String role, @RequestParam(required = false) String caseNumber) {
        return calls.list(role, caseNumber, LIMIT);
    }

    /** Only stand-ins throw it. */
    @InSandbox
    @ControllerAdvice
    static class Garbage {

        @ExceptionHandler
        ResponseEntity<byte[]> answer(GarbageAnswerException e) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(e.body().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
