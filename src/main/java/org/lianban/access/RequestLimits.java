package org.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a single request from taking the memory of the node: a body that is too large is refused, whether it says so in
 * advance or not, and no list of the engine's API is longer than {@value #LARGEST_PAGE}.
 *
 * <p>Behind the filter chains, so that nothing is read for somebody who has not signed in.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 10)
class RequestLimits extends OncePerRequestFilter {

    /** Tasklist asks for its filters in pages of this size. */
    static final int LARGEST_PAGE = 2_000;

    static final DataSize BODY = DataSize.ofMegabytes(2);
    static final DataSize DEPLOYMENT = DataSize.ofMegabytes(10);
    static final DataSize MATERIALS = DataSize.ofMegabytes(50);

    private static final Pattern ENGINE_API = Pattern.compile("/engine-rest(/.*)?|/camunda/api/.*");
    private static final Pattern UPLOADS = Pattern.compile("/api/(cases/[^/]+|(tasks|progress)/[^/]+/materials)");
    private static final Pattern DEPLOYMENTS = Pattern.compile(".*/deployment/create/?");
    private static final String PAGE_SIZE = "maxResults";
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d+");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var deploys = DEPLOYMENTS.matcher(path).matches();
        var limit = deploys ? DEPLOYMENT : uploads(request, path) ? MATERIALS : BODY;
        var bounded = request;
        if (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            var body = request.getInputStream().readNBytes((int) limit.toBytes() + 1);
            bounded = new ReadRequest(request, body);
        }
        if (bounded.getContentLengthLong() > limit.toBytes()) {
            refuse(response, deploys, limit);
        } else {
            chain.doFilter(ENGINE_API.matcher(path).matches() ? new PagedRequest(bounded) : bounded, response);
        }
    }

    private static boolean uploads(HttpServletRequest request, String path) {
        var type = request.getContentType();
        return UPLOADS.matcher(path).matches() && type != null && type.startsWith("multipart/form-data");
    }

    /** A deployment is refused as every faulty deployment is, in the form that the Modeler shows. */
    private static void refuse(HttpServletResponse response, boolean deploys, DataSize limit) throws IOException {
        response.setHeader("Connection", "close");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (deploys) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setContentType("application/json");
            response.getWriter()
                    .write("{\"type\":\"InvalidRequestException\",\"message\":\"部署内容超过 %d MB，未部署\"}".formatted(limit.toMegabytes()));
        } else {
            ProblemAnswer.write(response, HttpStatus.PAYLOAD_TOO_LARGE, "提交的内容超过 %d MB".formatted(limit.toMegabytes()));
        }
    }

    /** A request whose body did not say how long it is and has been read. */
    private static class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;
        private final ServletInputStream stream;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
            this.stream = new ReadStream(new ByteArrayInputStream(body));
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public ServletInputStream getInputStream() {
            return stream;
        }

        @Override
        public BufferedReader getReader() {
            var encoding = getCharacterEncoding();
            var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(stream, charset));
        }
    }

    /** The engine's own limit would refuse an unbounded list and with it half of Cockpit; here it is made shorter. */
    private static class PagedRequest extends HttpServletRequestWrapper {

        PagedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            return capped(super.getQueryString());
        }
    }

    private static class ReadStream extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        ReadStream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("read already");
        }
    }

    /** The query with one page size, of which a parameter that names none or too many becomes the largest. */
    static String capped(String query) {
        var parameters = new ArrayList<>(query == null ? List.of() : Stream.of(query.split("&")).filter(part -> !part.isEmpty()).toList());
        var asked = parameters.stream().filter(RequestLimits::isPageSize).map(part -> part.substring(part.indexOf('=') + 1)).findFirst();
        if (asked.isPresent() && !NUMBER.matcher(asked.get()).matches()) {
            // the engine says what is wrong with it
            return query;
        }
        parameters.removeIf(RequestLimits::isPageSize);
        parameters.add(PAGE_SIZE + '=' + asked.filter(size -> size.length() < 6)
                .map(size -> Math.min(Integer.parseInt(size), LARGEST_PAGE))
                .orElse(LARGEST_PAGE));
        return String.join("&", parameters);
    }

    private static boolean isPageSize(String parameter) {
        var name = parameter.contains("=") ? parameter.substring(0, parameter.indexOf('=')) : parameter;
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).equals(PAGE_SIZE);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
