package org.lianban.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The Merkle tree of RFC 6962 over SHA-256. Leaves and nodes are hashed with different first bytes, so that neither can stand
 * for the other. Grows leaf by leaf and keeps one hash for each level only.
 */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** @param leaves how many lie under it; a power of two */
    private record Subtree(byte[] hash, long leaves) {}

    private final Deque<Subtree> complete = new ArrayDeque<>();

    static byte[] leaf(byte[] content) {
        return hash(LEAF, content, new byte[0]);
    }

    static byte[] node(byte[] left, byte[] right) {
        return hash(NODE, left, right);
    }

    /** @param hash of a leaf, or the root of a complete subtree where all of them have the same size */
    void add(byte[] hash) {
        var added = new Subtree(hash, 1);
        while (!complete.isEmpty() && complete.peek().leaves() == added.leaves()) {
            added = new Subtree(node(complete.pop().hash(), added.hash()), 2 * added.leaves());
        }
        complete.push(added);
    }

    /** Of what has been added so far, which is at least one leaf. */
    byte[] root() {
        return complete.stream().map(Subtree::hash).reduce((right, left) -> node(left, right)).orElseThrow();
    }

    static byte[] root(List<byte[]> leaves) {
        var tree = new MerkleTree();
        leaves.forEach(tree::add);
        return tree.root();
    }

    /** The hashes by which one can get from the leaf to the root, the leaf's neighbour first. */
    static List<byte[]> path(List<byte[]> leaves, int index) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        var left = Integer.highestOneBit(leaves.size() - 1);
        var path = index < left
                ? path(leaves.subList(0, left), index)
                : path(leaves.subList(left, leaves.size()), index - left);
        path.add(root(index < left ? leaves.subList(left, leaves.size()) : leaves.subList(0, left)));
        return path;
    }

    /** Where the path leads from a leaf; empty when it cannot be one of a tree with so many leaves. */
    static Optional<byte[]> root(byte[] leaf, long index, long leaves, List<byte[]> path) {
        if (index < 0 || index >= leaves) {
            return Optional.empty();
        }
        var place = index;
        var last = leaves - 1;
        var hash = leaf;
        for (var neighbour : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((place & 1) == 1 || place == last) {
                hash = node(neighbour, hash);
                // the last one of a level that is not full has no neighbour there
                while ((place & 1) == 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, neighbour);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    private static byte[] hash(byte domain, byte[] first, byte[] second) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(domain);
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
