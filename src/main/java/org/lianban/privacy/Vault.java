package org.lianban.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what we store about people: AES-256-GCM over the compressed text, bound to the place where it stands.
 *
 * <p>The master key {@code lianban.vault.key} (32 bytes, Base64) encrypts data keys only, one for each case. So a case is
 * forgotten by forgetting its key, though its journal may never be deleted, and the master key can be replaced: texts under
 * one of {@code lianban.vault.former-keys} stay readable.
 */
@Component
public class Vault {

    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "v1";
    private static final String DATA_KEY = "data-key";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> masters = new LinkedHashMap<>();
    private final String current;

    Vault(@Value("${lianban.vault.key:}") String key, @Value("${lianban.vault.former-keys:}") List<String> formerKeys) {
        current = add("lianban.vault.key", key);
        formerKeys.forEach(former -> add("lianban.vault.former-keys", former));
    }

    /** A new data key, to be stored beside what it will encrypt; worth nothing without the master key. */
    public String newKey() {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return seal(DATA_KEY, key);
    }

    /**
     * Encrypts under a data key.
     *
     * @param dataKey from {@link #newKey()}
     * @param place where the text will stand; it opens nowhere else
     */
    public String seal(String dataKey, String place, String text) {
        return VERSION + '.' + Base64.getEncoder().encodeToString(encrypt(unwrap(dataKey).orElseThrow(), place, compress(text)));
    }

    /** Empty when the text was changed or moved, or belongs to another key. */
    public Optional<String> open(String dataKey, String place, String sealed) {
        return isSealed(sealed) ? unwrap(dataKey).flatMap(key -> decrypt(key, place, sealed.substring(VERSION.length() + 1)).map(Vault::expand))
                : Optional.empty();
    }

    /** Encrypts a file, uncompressed, under a data key. */
    public byte[] seal(String dataKey, String place, byte[] content) {
        return encrypt(unwrap(dataKey).orElseThrow(), place, content);
    }

    /** Empty when the file was changed or moved, or belongs to another key. */
    public Optional<byte[]> open(String dataKey, String place, byte[] sealed) {
        return unwrap(dataKey).flatMap(key -> decrypt(key, place, sealed));
    }

    /** Encrypts under the master key what can be deleted when its time is over. */
    public String seal(String place, String text) {
        return seal(place, compress(text));
    }

    /** Empty when the text was changed or moved, or its master key is no longer known. */
    public Optional<String> open(String place, String sealed) {
        return unseal(place, sealed).map(Vault::expand);
    }

    /** Whether this is something that {@link #seal} returned; what was stored before there was a vault is not. */
    public static boolean isSealed(String text) {
        return text.startsWith(VERSION + '.');
    }

    /**
     * Keys for something else than encryption, which tell nothing of the master keys, by the ids of these; the current first.
     *
     * @param purpose gives each use keys of its own
     */
    Map<String, SecretKeySpec> derive(String purpose) {
        var derived = new LinkedHashMap<String, SecretKeySpec>();
        masters.forEach((id, master) -> {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(master.getEncoded(), "HmacSHA256"));
                derived.put(id, new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
        return derived;
    }

    private String add(String setting, String key) {
        try {
            var bytes = Base64.getDecoder().decode(key.strip());
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException(bytes.length + " bytes");
            }
            var id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 4);
            masters.put(id, new SecretKeySpec(bytes, "AES"));
            return id;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "%s 须为 32 字节随机数的 Base64，可用 openssl rand -base64 32 生成；丢失后已加密的数据无法恢复。Needs 32 random bytes in Base64 (%s)."
                            .formatted(setting, e.getMessage()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String seal(String place, byte[] content) {
        return VERSION + '.' + current + '.' + Base64.getEncoder().encodeToString(encrypt(masters.get(current), place, content));
    }

    private Optional<byte[]> unseal(String place, String sealed) {
        var parts = sealed.split("\\.");
        var master = parts.length == 3 && parts[0].equals(VERSION) ? masters.get(parts[1]) : null;
        return master == null ? Optional.empty() : decrypt(master, place, parts[2]);
    }

    private Optional<SecretKeySpec> unwrap(String dataKey) {
        return unseal(DATA_KEY, dataKey).map(key -> new SecretKeySpec(key, "AES"));
    }

    private byte[] encrypt(SecretKeySpec key, String place, byte[] content) {
        try {
            var iv = new byte[IV_BYTES];
            random.nextBytes(iv);
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, place).doFinal(content);
            return ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> decrypt(SecretKeySpec key, String place, String encoded) {
        try {
            return decrypt(key, place, Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> decrypt(SecretKeySpec key, String place, byte[] bytes) {
        try {
            if (bytes.length <= IV_BYTES) {
                return Optional.empty();
            }
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, IV_BYTES), place)
                    .doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES));
        } catch (GeneralSecurityException changed) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] iv, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] compress(String text) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var deflater = new DeflaterOutputStream(bytes)) {
                deflater.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String expand(byte[] compressed) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var inflater = new InflaterOutputStream(bytes)) {
                inflater.write(compressed);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
