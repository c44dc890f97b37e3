package org.listeningpost.ingest.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file whose bytes are enciphered (AES in counter mode), so that the disk holds nothing readable while any place of it
 * can still be read at once. A key serves for one file only, hence no nonce. For one thread.
 */
public final class SealedChannel implements SeekableByteChannel {
    public static final int KEY_BYTES = 32;
    private static final int BLOCK = 16;
    private static final int PIECE_BYTES = 1 << 16;

    private final FileChannel file;
    private final SecretKeySpec key;
    private final Cipher cipher;
    private long position;

    public SealedChannel(FileChannel file, byte[] key) {
        this.file = file;
        this.key = new SecretKeySpec(key, "AES");
        try {
            this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            return 0;
        }
        ByteBuffer piece = ByteBuffer.allocate(Math.min(into.remaining(), PIECE_BYTES));
        int read = file.read(piece, position);
        if (read <= 0) {
            return read;
        }
        into.put(applied(piece.array(), read));
        position += read;
        return read;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        byte[] plain = new byte[from.remaining()];
        from.get(plain);
        ByteBuffer sealed = ByteBuffer.wrap(applied(plain, plain.length));
        long at = position;
        while (sealed.hasRemaining()) {
            at += file.write(sealed, at);
        }
        position = at;
        return plain.length;
    }

    /** The same in both directions: the bytes with the key's stream from the position on. */
    private byte[] applied(byte[] bytes, int length) throws IOException {
        int ahead = (int) (position % BLOCK);
        ByteBuffer counter = ByteBuffer.allocate(BLOCK).putLong(0).putLong(position / BLOCK);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter.array()));
            if (ahead > 0) {
                cipher.update(new byte[ahead]);
            }
            return cipher.doFinal(bytes, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IOException("the file cannot be unsealed", e);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        position = Math.min(position, size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
