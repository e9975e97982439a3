package org.lianban.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.lianban.engine.ModelPath;
import org.lianban.model.ModelFolder;

/** Where models can be had from: a folder, a state of its git repository, or a running Lianban. */
final class ModelSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelSource() {}

    /**
     * Contents by path.
     *
     * @param source a folder that holds {@code processes}; an address with account and password of a designer, such as
     *     {@code http://designer:…@localhost:8080}; or whatever git takes for a commit
     * @param folder in whose repository git looks
     */
    static Map<String, byte[]> read(String source, Path folder) {
        try {
            if (source.matches("https?://.*")) {
                return deployed(URI.create(source));
            }
            var models = Files.isDirectory(Path.of(source).resolve("processes")) ? ModelFolder.files(Path.of(source)) : committed(source, folder);
            if (models.isEmpty()) {
                throw new InvalidAssumption("%s 里没有模型".formatted(source));
            }
            return models;
        } catch (IOException e) {
            throw new InvalidAssumption("读不到 %s：%s".formatted(source, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidAssumption("读取 %s 时被中断".formatted(source));
        }
    }

    private static Map<String, byte[]> committed(String commit, Path folder) throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "archive", "--format=zip", "--end-of-options", commit, "processes", "decisions")
                .directory(folder.toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var models = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(git.getInputStream())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (ModelPath.of(entry.getName()).isPresent()) {
                    var content = new ByteArrayOutputStream();
                    zip.transferTo(content);
                    models.put(entry.getName(), content.toByteArray());
                }
            }
            // git writes on behind the last file, and fails when nobody reads
            git.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        if (git.waitFor() != 0) {
            throw new InvalidAssumption("%s 既不是模型文件夹，也不是 %s 的 git 版本".formatted(commit, folder.toAbsolutePath()));
        }
        return models;
    }

    /** What is in force there: the newest version of each process and table, with all that was deployed beside it. */
    private static Map<String, byte[]> deployed(URI address) throws IOException, InterruptedException {
        var api = address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort()) + "/engine-rest";
        var account = Base64.getEncoder().encodeToString(String.valueOf(address.getUserInfo()).getBytes(StandardCharsets.UTF_8));
        var deployments = new LinkedHashSet<String>();
        for (var kind : new String[] {"process-definition", "decision-definition"}) {
            json(api + "/" + kind + "?latestVersion=true", account).forEach(found -> deployments.add(found.path("deploymentId").asText()));
        }
        var models = new TreeMap<String, byte[]>();
        for (var deployment : deployments) {
            for (var resource : json(api + "/deployment/" + deployment + "/resources", account)) {
                var name = resource.path("name").asText();
                if (ModelPath.of(name).isPresent()) {
                    models.put(name, get(api + "/deployment/" + deployment + "/resources/" + resource.path("id").asText() + "/data", account));
                }
            }
        }
        return models;
    }

    private static JsonNode json(String address, String account) throws IOException, InterruptedException {
        return JSON.readTree(get(address, account));
    }

    private static byte[] get(String address, String account) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Basic " + account).build();
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new InvalidAssumption("%s 回答 %d：须用设计人员的账号，写成 http://账号:密码@地址".formatted(address, response.statusCode()));
        }
        return response.body();
    }
}
