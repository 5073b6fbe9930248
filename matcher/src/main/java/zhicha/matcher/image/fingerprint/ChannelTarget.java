package zhicha.matcher.image.fingerprint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Writes to a channel through a buffer of 1 MB. */
final class ChannelTarget implements Layout.Target {
    private static final int LINE = 64;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;

    /** @param before how many bytes were written already */
    ChannelTarget(WritableByteChannel channel, long before) {
        this.channel = channel;
        flushed = before;
    }

    @Override
    public ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    @Override
    public void fillLine(int least) throws IOException {
        long written = flushed + buffer.position();
        long end = (written + least + LINE - 1) / LINE * LINE;
        for (long at = written; at < end; at++) {
            room(1).put((byte) 0);
        }
    }

    void flush() throws IOException {
        buffer.flip();
        flushed += buffer.remaining();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
