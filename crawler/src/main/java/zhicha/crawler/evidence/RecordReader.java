package zhicha.crawler.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.warc.WarcBlock;
import zhicha.crawler.fetch.Decoding;

/** Takes bytes out of the vault's records, and hands out none that do not have the digest their manifest gives. */
record RecordReader(VaultFolder folder, VaultReader vault) {
    /** Far more than any fetch lets through; the bytes have their digest already. */
    private static final int LARGEST = 256 << 20;

    /**
     * What an exchange brought, decoded: the bytes that were parsed.
     *
     * @throws IOException where it is not what was sealed
     */
    byte[] body(Capture capture, Manifest.SealedExchange exchange) throws IOException {
        return decoded(entity(capture, exchange.response(), exchange.payload()), exchange, capture);
    }

    /**
     * The end of a record's block: a response's entity, or all of a resource.
     *
     * @throws RecordRemoved where a policy of retention took it away
     * @throws IOException where it is not what was sealed
     */
    byte[] entity(Capture capture, String recordId, Manifest.Digested payload) throws IOException {
        Manifest.Stored stored = capture.manifest().records().stream()
                .filter(record -> record.id().equals(recordId))
                .findFirst()
                .orElseThrow(() -> new IOException("manifest of " + capture.id() + " names no record " + recordId));
        byte[] member = new byte[Math.toIntExact(stored.length())];
        try (RandomAccessFile in =
                new RandomAccessFile(folder.file(stored.file()).toFile(), "r")) {
            in.seek(stored.offset());
            in.readFully(member);
        }
        String digest = Sha256.of(member);
        if (!digest.equals(stored.sha256())) {
            Optional<RecordRemoved> removed = vault.removed(stored, digest);
            if (removed.isPresent()) {
                throw removed.get();
            }
            throw new IOException("record " + recordId + " of " + capture.id() + " was changed: " + stored.file()
                    + " at byte " + stored.offset());
        }
        byte[] block = WarcBlock.of(member, stored.block());
        int from = Math.toIntExact(block.length - payload.length());
        byte[] entity = Arrays.copyOfRange(block, from, block.length);
        if (!Sha256.of(entity).equals(payload.sha256())) {
            throw new IOException(
                    "payload of record " + recordId + " of " + capture.id() + " is not what its manifest says");
        }
        return entity;
    }

    static String header(Manifest.SealedExchange exchange, String name) {
        return exchange.responseHeaders().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Manifest.Field::value)
                .findFirst()
                .orElse("");
    }

    /** The entity decoded again, and compared with what was parsed. */
    private static byte[] decoded(byte[] encoded, Manifest.SealedExchange exchange, Capture capture)
            throws IOException {
        if (exchange.body().equals(exchange.payload())) {
            return encoded;
        }
        if (exchange.body().length() == 0) {
            // what could not be decoded when it came was sealed as it came, and nothing was parsed
            return new byte[0];
        }
        List<String> encodings = exchange.responseHeaders().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Encoding"))
                .map(Manifest.Field::value)
                .toList();
        IOException why = null;
        try {
            byte[] body = Decoding.decode(encoded, encodings, LARGEST, Integer.MAX_VALUE, false);
            if (Sha256.of(body).equals(exchange.body().sha256())) {
                return body;
            }
        } catch (IOException e) {
            why = e;
        }
        throw new IOException(
                "body of " + exchange.uri() + " in " + capture.id()
                        + " cannot be decoded to what was parsed; Content-Encoding is " + encodings,
                why);
    }
}
