package org.lianban.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key that signs seals and packs of evidence: the file {@code lianban.seals.key-file}, PKCS#8 in PEM, the same on
 * every node. The demonstration makes itself one, a city's installation must be given its own. What was signed with a key that
 * has been replaced stays verifiable by its public key in {@code lianban.seals.former-keys}.
 */
@Component
public class SealKey {

    private static final Pattern PEM = Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private final PrivateKey key;
    private final String id;
    private final SealVerifier verifier;

    /**
     * @param generate whether a key is made where there is no file
     * @param formerKeys files with public keys in PEM
     */
    SealKey(
            @Value("${lianban.seals.key-file:}") String file,
            @Value("${lianban.seals.generate-key:false}") boolean generate,
            @Value("${lianban.seals.former-keys:}") List<String> formerKeys) {
        try {
            key = read(generate ? orGenerated(Path.of(file)) : Files.readString(Path.of(file)));
            var keys = new ArrayList<>(List.of(publicKey(key)));
            for (var former : formerKeys) {
                keys.addAll(SealVerifier.read(Files.readString(Path.of(former))));
            }
            id = SealVerifier.id(keys.get(0));
            verifier = new SealVerifier(keys);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "lianban.seals.key-file（%s）须为 PKCS#8 PEM 格式的 Ed25519 私钥，可用 openssl genpkey -algorithm ed25519 生成；former-keys 须为公钥。Needs an Ed25519 key."
                            .formatted(file),
                    e);
        }
    }

    String id() {
        return id;
    }

    /** Hexadecimal. */
    public String sign(byte[] content) {
        try {
            var signature = Signature.getInstance(SealVerifier.ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who trusts this installation. */
    public SealVerifier verifier() {
        return verifier;
    }

    /** The file is locked meanwhile, so that several nodes of a demonstration that start at once have one key. */
    private static String orGenerated(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (channel.size() > 0) {
                return Files.readString(file);
            }
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
            var made = KeyPairGenerator.getInstance(SealVerifier.ALGORITHM).generateKeyPair().getPrivate();
            var pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                    .formatted(Base64.getEncoder().encodeToString(made.getEncoded()));
            channel.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
            return pem;
        }
    }

    private static PrivateKey read(String pem) throws GeneralSecurityException {
        var found = PEM.matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException("no private key in PEM");
        }
        var encoded = Base64.getMimeDecoder().decode(found.group(1));
        return KeyFactory.getInstance(SealVerifier.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** Java has no function for it, but makes a pair out of whatever 32 bytes its source of randomness gives: here the key. */
    private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
        var secret = ((EdECPrivateKey) key).getBytes().orElseThrow();
        var generator = KeyPairGenerator.getInstance(SealVerifier.ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair().getPublic();
    }
}
