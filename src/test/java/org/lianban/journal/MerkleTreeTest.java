package org.lianban.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The tree against the definitions of RFC 6962, section 2.1, written out as they stand there. */
class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The test data of Certificate Transparency and its roots. */
    private static final List<String> PUBLISHED_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> PUBLISHED_ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    @DisplayName("根与证书透明度（Certificate Transparency）公布的一致")
    void rootsAreThePublishedOnes() {
        IntStream.rangeClosed(1, PUBLISHED_LEAVES.size()).forEach(size -> {
            var tree = new MerkleTree();
            PUBLISHED_LEAVES.subList(0, size).forEach(leaf -> tree.add(MerkleTree.leaf(HEX.parseHex(leaf))));
            assertThat(HEX.formatHex(tree.root())).isEqualTo(PUBLISHED_ROOTS.get(size - 1));
        });
    }

    @Test
    @DisplayName("一至七十片叶：每片叶的证明都到根；换叶、换位置、换大小、改少加一个哈希都不到")
    void everyLeafOfEverySmallTreeIsProvedAndNothingElse() {
        IntStream.rangeClosed(1, 70).forEach(size -> {
            var leaves = leaves(size, size);
            IntStream.range(0, size).forEach(index -> check(leaves, index));
        });
    }

    @RepeatedTest(20)
    @DisplayName("大小随机的树，按块计算的根和证明与定义一致")
    void blocksDoNotChangeTheTree(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var size = 1 + random.nextInt(5_000);
        var leaves = leaves(size, random.nextInt());
        var blocks = new ArrayList<byte[]>();
        for (var first = 0; first < size; first += Seals.BLOCK) {
            blocks.add(MerkleTree.root(leaves.subList(first, Math.min(first + Seals.BLOCK, size))));
        }
        assertThat(MerkleTree.root(blocks)).isEqualTo(naiveRoot(leaves));

        var index = random.nextInt(size);
        var block = index / Seals.BLOCK;
        var path = MerkleTree.path(leaves.subList(block * Seals.BLOCK, Math.min((block + 1) * Seals.BLOCK, size)), index % Seals.BLOCK);
        path.addAll(MerkleTree.path(blocks, block));
        assertThat(hex(path)).isEqualTo(hex(naivePath(index, leaves)));
    }

    private static void check(List<byte[]> leaves, int index) {
        var size = leaves.size();
        var root = naiveRoot(leaves);
        var leaf = leaves.get(index);
        var path = MerkleTree.path(leaves, index);

        assertThat(MerkleTree.root(leaves)).isEqualTo(root);
        assertThat(hex(path)).as("path of %d in %d", index, size).isEqualTo(hex(naivePath(index, leaves)));
        assertThat(MerkleTree.root(leaf, index, size, path)).hasValueSatisfying(found -> assertThat(found).isEqualTo(root));

        assertThat(leads(MerkleTree.leaf("another".getBytes(StandardCharsets.UTF_8)), index, size, path, root)).isFalse();
        assertThat(leads(leaf, index, size, with(path, new byte[32]), root)).isFalse();
        IntStream.range(0, size).filter(other -> other != index).forEach(other ->
                assertThat(leads(leaf, other, size, path, root)).as("leaf %d of %d at %d", index, size, other).isFalse());
        if (!path.isEmpty()) {
            assertThat(leads(leaf, index, size, path.subList(1, path.size()), root)).isFalse();
            assertThat(leads(leaf, index, size, with(path.subList(0, path.size() - 1), new byte[32]), root)).isFalse();
        }
        assertThat(MerkleTree.root(leaf, size, size, path)).isEmpty();
        assertThat(MerkleTree.root(leaf, -1, size, path)).isEmpty();
    }

    private static boolean leads(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        return MerkleTree.root(leaf, index, size, path).filter(found -> Arrays.equals(found, root)).isPresent();
    }

    private static List<byte[]> with(List<byte[]> path, byte[] hash) {
        var longer = new ArrayList<>(path);
        longer.add(hash);
        return longer;
    }

    /** MTH(D[n]) of the RFC. */
    private static byte[] naiveRoot(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        var k = split(leaves.size());
        return naiveNode(naiveRoot(leaves.subList(0, k)), naiveRoot(leaves.subList(k, leaves.size())));
    }

    /** PATH(m, D[n]) of the RFC. */
    private static List<byte[]> naivePath(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        var k = split(leaves.size());
        return m < k
                ? with(naivePath(m, leaves.subList(0, k)), naiveRoot(leaves.subList(k, leaves.size())))
                : with(naivePath(m - k, leaves.subList(k, leaves.size())), naiveRoot(leaves.subList(0, k)));
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        var k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] naiveNode(byte[] left, byte[] right) {
        try {
            var bytes = new byte[1 + left.length + right.length];
            bytes[0] = 1;
            System.arraycopy(left, 0, bytes, 1, left.length);
            System.arraycopy(right, 0, bytes, 1 + left.length, right.length);
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static List<byte[]> leaves(int count, int seed) {
        var random = new Random(seed);
        var leaves = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            var leaf = new byte[32];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }
}
