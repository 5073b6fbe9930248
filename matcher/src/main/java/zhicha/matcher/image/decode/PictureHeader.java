package zhicha.matcher.image.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a picture declares of itself before anything is decoded.
 *
 * @param width pixels as stored, before {@code orientation} is applied
 * @param height likewise
 * @param orientation how to turn the stored pixels so that the picture stands upright (EXIF tag 0x0112)
 */
record PictureHeader(long width, long height, Orientation orientation) {

    /**
     * Reads the size without decoding; touches a few hundred bytes of most pictures.
     *
     * @return empty where no size is declared within the bytes
     */
    static Optional<PictureHeader> read(PictureType type, byte[] bytes) {
        try {
            return switch (type) {
                case PNG -> plain(big(bytes, 16), big(bytes, 20));
                case GIF -> plain(little16(bytes, 6), little16(bytes, 8));
                case BMP -> bitmap(bytes);
                case JPEG -> jpeg(bytes);
                case WEBP -> webp(bytes);
                case AVIF, HEIC -> imageSpatialExtents(bytes);
                case TIFF -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException | BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<PictureHeader> plain(long width, long height) {
        return Optional.of(new PictureHeader(width, height, Orientation.NONE));
    }

    private static Optional<PictureHeader> bitmap(byte[] bytes) {
        if (little(bytes, 14) == 12) {
            return plain(little16(bytes, 18), little16(bytes, 20));
        }
        // the height is negative where rows run downwards
        return plain((int) little(bytes, 18), Math.abs((long) (int) little(bytes, 22)));
    }

    /** ITU T.81: markers up to the first frame header, and the EXIF segment among them. */
    private static Optional<PictureHeader> jpeg(byte[] bytes) {
        Orientation orientation = Orientation.NONE;
        int at = 2;
        while (at + 4 <= bytes.length) {
            if ((bytes[at] & 0xff) != 0xff) {
                at++;
                continue;
            }
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff || marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
                at += marker == 0xff ? 1 : 2;
                continue;
            }
            if (marker == 0xd9 || marker == 0xda) {
                return Optional.empty();
            }
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return Optional.of(new PictureHeader(big16(bytes, at + 7), big16(bytes, at + 5), orientation));
            }
            int length = big16(bytes, at + 2);
            if (marker == 0xe1 && length > 16 && ascii(bytes, at + 4, 4).equals("Exif")) {
                orientation = exif(bytes, at + 10, Math.min(bytes.length, at + 2 + length));
            }
            at += 2 + Math.max(2, length);
        }
        return Optional.empty();
    }

    /** TIFF 6.0's compression; 1, none, where it is not told. */
    static int tiffCompression(byte[] bytes) {
        return shortTag(bytes, 0, bytes.length, 0x0103, 1);
    }

    /** The orientation tag of a TIFF block; upright where it is missing or nonsense. */
    static Orientation exif(byte[] bytes, int from, int to) {
        return Orientation.ofExif(shortTag(bytes, from, to, 0x0112, 1));
    }

    /** A 16-bit value of the first directory of a TIFF block. */
    private static int shortTag(byte[] bytes, int from, int to, int tag, int otherwise) {
        try {
            ByteBuffer block = ByteBuffer.wrap(bytes, from, to - from).slice();
            block.order(block.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = block.getInt(4);
            int entries = block.getShort(directory) & 0xffff;
            for (int entry = 0; entry < entries; entry++) {
                int at = directory + 2 + 12 * entry;
                if ((block.getShort(at) & 0xffff) == tag) {
                    return block.getShort(at + 8) & 0xffff;
                }
            }
            return otherwise;
        } catch (IndexOutOfBoundsException | BufferUnderflowException cutOff) {
            return otherwise;
        }
    }

    /** RFC 9649: VP8 key frame, VP8L, or the canvas of VP8X with its EXIF chunk. */
    private static Optional<PictureHeader> webp(byte[] bytes) {
        return switch (ascii(bytes, 12, 4)) {
            case "VP8 " -> plain(little16(bytes, 26) & 0x3fff, little16(bytes, 28) & 0x3fff);
            case "VP8L" -> {
                long packed = little(bytes, 21);
                yield plain((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1);
            }
            case "VP8X" -> {
                Orientation orientation = Orientation.NONE;
                long at = 12;
                while (at + 8 <= bytes.length) {
                    long length = little(bytes, (int) at + 4);
                    if (ascii(bytes, (int) at, 4).equals("EXIF")) {
                        int from = (int) at + 8 + (ascii(bytes, (int) at + 8, 4).equals("Exif") ? 6 : 0);
                        orientation = exif(bytes, from, (int) Math.min(bytes.length, at + 8 + length));
                    }
                    at += 8 + length + (length & 1);
                }
                yield Optional.of(new PictureHeader(
                        (little(bytes, 24) & 0xffffff) + 1, (little(bytes, 27) & 0xffffff) + 1, orientation));
            }
            default -> Optional.empty();
        };
    }

    /** ISO 23008-12: the largest {@code ispe} property. Its box is looked for by name, not by walking the tree. */
    private static Optional<PictureHeader> imageSpatialExtents(byte[] bytes) {
        long width = 0;
        long height = 0;
        for (int at = 4; at + 16 <= Math.min(bytes.length, 1 << 16); at++) {
            if (bytes[at] == 'i' && ascii(bytes, at, 4).equals("ispe")) {
                width = Math.max(width, big(bytes, at + 8));
                height = Math.max(height, big(bytes, at + 12));
            }
        }
        return width == 0 ? Optional.empty() : plain(width, height);
    }

    private static String ascii(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    private static long big(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at) & 0xffffffffL;
    }

    private static int big16(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getShort(at) & 0xffff;
    }

    private static long little(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at) & 0xffffffffL;
    }

    private static int little16(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(at) & 0xffff;
    }
}
