package org.listeningpost.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the next page of one search begins. Stateless: nothing is kept open in Elasticsearch between pages, and any
 * instance can read what another has written. It holds positions only, so a forged one shows its maker nothing that the
 * search itself would not; the checksum is there to tell damage from a place.
 *
 * @param search digest of the search that it belongs to
 */
record SearchCursor(long search, Place place) {
    private static final byte VERSION = 1;
    private static final int CHECKSUM_BYTES = 6;
    private static final int CHARACTERS_MAX = 300;

    /** The last post of a page, or how many groups of near-duplicates were passed. */
    sealed interface Place {
        /** @param value the score, the creation time or the engagement */
        record After(double value, String id) implements Place {}

        record Offset(int groups) implements Place {}
    }

    String encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(search);
            switch (place) {
                case Place.After after -> {
                    out.writeByte(0);
                    out.writeDouble(after.value());
                    out.writeUTF(after.id());
                }
                case Place.Offset offset -> {
                    out.writeByte(1);
                    out.writeInt(offset.groups());
                }
            }
            out.write(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not fail", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Empty for everything that {@link #encode} has not made. */
    static Optional<SearchCursor> decode(String text) {
        if (text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            int payload = bytes.length - CHECKSUM_BYTES;
            if (payload < 1
                    || !Arrays.equals(
                            checksum(Arrays.copyOf(bytes, payload)),
                            Arrays.copyOfRange(bytes, payload, bytes.length))) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, payload));
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            long search = in.readLong();
            Place place = in.readByte() == 0
                    ? new Place.After(in.readDouble(), in.readUTF())
                    : new Place.Offset(in.readInt());
            return isPossible(place) ? Optional.of(new SearchCursor(search, place)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whoever recomputes the checksum still gets no further than a place that a search could have had. */
    private static boolean isPossible(Place place) {
        return switch (place) {
            case Place.After after ->
                Double.isFinite(after.value()) && !after.id().isEmpty();
            case Place.Offset offset -> offset.groups() >= 0 && offset.groups() <= SearchPlanner.COLLAPSED_MAX;
        };
    }

    /** A digest of whatever must be the same from page to page. */
    static long digestOf(String search) {
        return ByteBuffer.wrap(sha256(search.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private static byte[] checksum(byte[] payload) {
        return Arrays.copyOf(sha256(payload), CHECKSUM_BYTES);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
