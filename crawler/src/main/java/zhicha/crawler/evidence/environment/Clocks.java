package zhicha.crawler.evidence.environment;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import zhicha.crawler.address.AddressGuard;
import zhicha.crawler.evidence.outside.OutsideCall;

/** Asks other clocks for the time: by the Date of an HTTP answer, or by SNTP (RFC 5905, section 14). */
final class Clocks {
    private static final int NTP_PORT = 123;
    private static final int NTP_BYTES = 48;
    /** Seconds from 1900 to 1970. */
    private static final long NTP_EPOCH = 2_208_988_800L;

    private final Duration deadline;
    private final boolean privateAddresses;

    Clocks(Duration deadline, boolean privateAddresses) {
        this.deadline = deadline;
        this.privateAddresses = privateAddresses;
    }

    ClockComparison compare(URI source, OutsideCall call) {
        try {
            return "ntp".equals(source.getScheme()) ? ntp(source) : date(source, call);
        } catch (IOException | RuntimeException e) {
            return ClockComparison.failed(source.toString(), e);
        }
    }

    private static ClockComparison date(URI source, OutsideCall call) throws IOException {
        OutsideCall.Reply reply = call.get(source);
        if (reply.date() == null) {
            throw new IOException("its answer has no Date");
        }
        Instant said;
        try {
            said = ZonedDateTime.parse(reply.date(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new IOException("its Date \"" + reply.date() + "\" is none", e);
        }
        Duration half = Duration.between(reply.sent(), reply.received()).dividedBy(2);
        // whole seconds are told, cut off: on the average it was half a second later
        Duration offset = Duration.between(said.plusMillis(500), reply.sent().plus(half));
        return ClockComparison.of(source.toString(), offset, half.plusMillis(500));
    }

    private ClockComparison ntp(URI source) throws IOException {
        InetAddress host = InetAddress.getByName(source.getHost());
        if (!privateAddresses && !AddressGuard.isPublic(host)) {
            throw new IOException(
                    source.getHost() + " leads to " + host.getHostAddress() + ", which is not on the public internet");
        }
        byte[] sent = new byte[NTP_BYTES];
        // version 4, client; the time of sending is a number that only we know, so that no old answer fits
        sent[0] = 0x23;
        long nonce = new SecureRandom().nextLong();
        ByteBuffer.wrap(sent).putLong(40, nonce);
        byte[] got = new byte[NTP_BYTES];
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(host, source.getPort() < 0 ? NTP_PORT : source.getPort());
            socket.setSoTimeout(Math.toIntExact(deadline.toMillis()));
            Instant began = Instant.now();
            socket.send(new DatagramPacket(sent, sent.length));
            DatagramPacket answer = new DatagramPacket(got, got.length);
            socket.receive(answer);
            Instant ended = Instant.now();
            ByteBuffer fields = ByteBuffer.wrap(got);
            int stratum = got[1];
            boolean server = answer.getLength() == NTP_BYTES && (got[0] & 7) == 4 && (got[0] & 0xc0) != 0xc0;
            if (!server || stratum < 1 || stratum > 15 || fields.getLong(24) != nonce) {
                throw new IOException("its answer is not one of a server whose clock is set");
            }
            Duration there = Duration.between(began, time(fields.getLong(32)));
            Duration back = Duration.between(ended, time(fields.getLong(40)));
            Duration round = Duration.between(began, ended);
            return ClockComparison.of(
                    source.toString(), there.plus(back).dividedBy(2).negated(), round.dividedBy(2));
        }
    }

    /** Seconds since 1900 in 32 bits, and parts of a second in 32; a number below half is of the era from 2036 on. */
    private static Instant time(long written) {
        long seconds = written >>> 32;
        long era = seconds < 1L << 31 ? 1L << 32 : 0;
        long nanos = (written & 0xffff_ffffL) * 1_000_000_000L >>> 32;
        return Instant.ofEpochSecond(seconds + era - NTP_EPOCH, nanos);
    }
}
