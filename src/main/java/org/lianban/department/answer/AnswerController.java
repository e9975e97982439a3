package org.lianban.department.answer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lianban.department.DepartmentStep;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where departments deliver the answers that they promised under a ticket. */
@RestController
class AnswerController {

    static final String PATH = "/api/departments/{role}/answers";

    private static final int MAX_BYTES = 256 * 1024;

    private final Map<String, AnswerChannel<?>> channels;
    private final AnswerSignature signature;
    private final AnswerIntake intake;

    AnswerController(List<AnswerChannel<?>> channels, AnswerSignature signature, AnswerIntake intake) {
        this.channels = channels.stream().collect(Collectors.toMap(AnswerChannel::role, Function.identity()));
        this.signature = signature;
        this.intake = intake;
    }

    @PostMapping(PATH)
    @Operation(summary = "部门送达受理凭证下的答复", description = "签名为 HMAC-SHA256(时间戳 + \".\" + 报文) 的十六进制；时间戳为秒，偏差不超过五分钟。")
    @ApiResponse(responseCode = "200", description = "已送达案件")
    @ApiResponse(responseCode = "202", description = "已收存，案件到达等待环节时送达")
    @ApiResponse(responseCode = "401", description = "签名不符或者已过期")
    @ApiResponse(responseCode = "404", description = "没有这一案件，或者该部门没有约定的答复")
    @ApiResponse(responseCode = "409", description = "迟到：案件已不再等待这一答复")
    @ApiResponse(responseCode = "422", description = "内容不合约定，violations 列出全部问题")
    ResponseEntity<?> receive(
            @PathVariable String role,
            @RequestHeader(name = AnswerSignature.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = AnswerSignature.SIGNATURE, required = false) String signed,
            @RequestHeader(name = DepartmentStep.MUNICIPALITY, required = false) String municipality,
            HttpServletRequest request)
            throws IOException {
        var channel = channels.get(role);
        if (channel == null) {
            throw problem(HttpStatus.NOT_FOUND, "这一部门没有约定的答复");
        }
        var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw problem(HttpStatus.PAYLOAD_TOO_LARGE, "答复超过 256 KB");
        }
        if (!signature.isGenuine(role, municipality, timestamp, signed, body)) {
            throw problem(HttpStatus.UNAUTHORIZED, "签名不符，或者时间戳偏差超过五分钟");
        }
        return respond(intake.receive(channel, municipality, body));
    }

    private static ResponseEntity<?> respond(AnswerReceipt receipt) {
        var status = receipt.outcome().status();
        if (status.is2xxSuccessful()) {
            return ResponseEntity.status(status).body(receipt);
        }
        var problem = ProblemDetail.forStatusAndDetail(status, receipt.message());
        problem.setProperty("answerId", receipt.answerId());
        problem.setProperty("state", receipt.state());
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(InvalidAnswerException e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
        problem.setProperty("violations", e.violations());
        return ResponseEntity.unprocessableEntity().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(ErrorResponseException e) {
        return ResponseEntity.status(e.getStatusCode()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(e.getBody());
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
