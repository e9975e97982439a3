package org.lianban.journal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The public keys that somebody trusts, and what they say of signatures. */
public final class SealVerifier {

    static final String ALGORITHM = "Ed25519";

    private static final Pattern PEM = Pattern.compile("-----BEGIN PUBLIC KEY-----(.+?)-----END PUBLIC KEY-----", Pattern.DOTALL);
    private static final int ID_BYTES = 8;

    private final Map<String, PublicKey> keys = new LinkedHashMap<>();

    SealVerifier(Collection<PublicKey> trusted) {
        trusted.forEach(key -> keys.put(id(key), key));
    }

    /**
     * @param pem one or several public keys in PEM
     * @throws IllegalArgumentException when there is none, or one that is not for Ed25519
     */
    public static SealVerifier of(String pem) {
        return new SealVerifier(read(pem));
    }

    static List<PublicKey> read(String pem) {
        var keys = new ArrayList<PublicKey>();
        var found = PEM.matcher(pem);
        while (found.find()) {
            try {
                var encoded = Base64.getMimeDecoder().decode(found.group(1));
                keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("no public key for Ed25519", e);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no public key in PEM");
        }
        return keys;
    }

    /** Whether one of the keys signed what the seal's hash stands for. */
    public boolean isSigned(Seal seal) {
        var key = keys.get(seal.keyId());
        return key != null && isSignedBy(key, Seal.signedText(seal.hash()), seal.signature());
    }

    /** @param signature hexadecimal */
    public boolean isSigned(byte[] content, String signature) {
        return keys.values().stream().anyMatch(key -> isSignedBy(key, content, signature));
    }

    /** All keys, the one that signs now first. */
    public String pem() {
        var pem = new StringBuilder();
        keys.values().forEach(key -> pem.append("-----BEGIN PUBLIC KEY-----\n")
                .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()))
                .append("\n-----END PUBLIC KEY-----\n"));
        return pem.toString();
    }

    /** Beginning of the SHA-256 of the key's X.509 encoding. */
    static String id(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    private static boolean isSignedBy(PublicKey key, byte[] content, String signature) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(content);
            return check.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return false;
        }
    }
}
