package org.lianban.department;

import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Says in a sentence for the operator why a call brought no answer. */
final class CallFailure {

    private CallFailure() {}

    static String describe(RestClientException failure, DepartmentSettings.Endpoint endpoint) {
        if (failure instanceof RestClientResponseException response) {
            return describe(response);
        }
        if (!(failure instanceof ResourceAccessException)) {
            return "答复无法读取";
        }
        var cause = failure.getMostSpecificCause();
        if (cause instanceof HttpConnectTimeoutException) {
            return "连接超时（%s 秒）".formatted(seconds(endpoint.connectTimeout()));
        }
        if (failure.contains(HttpTimeoutException.class)) {
            return "读取超时（%s 秒）".formatted(seconds(endpoint.readTimeout()));
        }
        if (failure.contains(ConnectException.class)) {
            return "无法连接";
        }
        return "网络错误（%s）".formatted(cause.getClass().getSimpleName());
    }

    private static String describe(RestClientResponseException response) {
        var status = response.getStatusCode().value();
        if (response.getStatusCode().is5xxServerError()) {
            return "对方服务故障（%d）".formatted(status);
        }
        if (!response.getStatusCode().is4xxClientError()) {
            return "答复无法读取（%d）".formatted(status);
        }
        return "对方不接受请求（%d）%s".formatted(status, detailOf(response));
    }

    private static String detailOf(RestClientResponseException response) {
        try {
            var problem = response.getResponseBodyAs(ProblemDetail.class);
            return problem == null || problem.getDetail() == null ? "" : "：" + problem.getDetail();
        } catch (RestClientException notAProblemDetail) {
            return "";
        }
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
