package zhicha.matcher.image.decode;

import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import zhicha.matcher.image.opencv.OpenCv;

/**
 * Decodes pictures that strangers made. A file of two kilobytes may declare 60,000 x 60,000 pixels, so the size is read from
 * the header and refused first; what is large but allowed is thinned out while it is read, so that pixels take about 50 MB of
 * heap at most, and a TIFF as much again for the piece that is unpacked. A small file may also ask for endless work: the time
 * is limited, and so is what the scans of a JPEG go over, where no clock can stop them. Everyday JPEGs are read by OpenCV where
 * it can be used, four times as fast. Of animated pictures the first frame counts. Safe for use by many threads.
 */
public final class PictureDecoder {
    /** Above this many pixels every second, third ... pixel is read; a fingerprint looks at 512 x 512 anyway. */
    private static final long FULL_READ_PIXELS = 6_000_000;

    /** Most bytes of a piece of a TIFF that are unpacked at once, and of its samples that are kept. */
    private static final long MOST_PIECE_BYTES = 64 << 20;

    /** TIFF compressions that hold no picture of another format inside: none, CCITT, LZW, Deflate, PackBits. */
    private static final Set<Integer> PLAIN_TIFF = Set.of(1, 2, 3, 4, 5, 8, 32773, 32946);

    /** Shorter than any picture's headers. */
    private static final int LEAST_BYTES = 32;

    private static final ScheduledThreadPoolExecutor WATCHDOG = watchdog();

    private final PictureLimits limits;

    public PictureDecoder(PictureLimits limits) {
        this.limits = limits;
    }

    /** Upright pixels, or why there are none. Throws for nothing that the bytes hold. */
    public Decoded decode(byte[] bytes) {
        if (bytes.length == 0) {
            return new Decoded.Refused("not a picture: no bytes at all");
        }
        if (bytes.length > limits.bytes()) {
            return refused("%,d bytes are more than the %,d that a picture may have", bytes.length, limits.bytes());
        }
        Optional<PictureType> type = PictureType.sniff(bytes);
        if (type.isEmpty()) {
            return new Decoded.Refused("not a picture: " + PictureType.describe(bytes));
        }
        Optional<PictureHeader> header = PictureHeader.read(type.get(), bytes);
        if ((header.isEmpty() || bytes.length < LEAST_BYTES) && type.get() != PictureType.TIFF) {
            return new Decoded.Refused("damaged " + type.get() + ": it ends before its size is told");
        }
        try {
            if (header.isPresent()) {
                checkSize(type.get(), header.get().width(), header.get().height());
            }
            boolean everyday = checkWork(type.get(), bytes, header);
            Orientation upright = header.map(PictureHeader::orientation).orElse(Orientation.NONE);
            return new Decoded.Readable(pixels(type.get(), bytes, everyday).turned(upright));
        } catch (Refusal refusal) {
            return new Decoded.Refused(refusal.problem);
        } catch (OutOfMemoryError tooLarge) {
            return new Decoded.Refused(type.get() + " needs more memory than there is; give the program a larger heap");
        }
    }

    private Picture pixels(PictureType type, byte[] bytes, boolean everyday) throws Refusal {
        String problem = "no decoder for it here";
        if (everyday && OpenCv.usable()) {
            Picture picture = OpenCvReader.read(type, bytes, FULL_READ_PIXELS);
            if (picture != null) {
                return picture;
            }
        }
        if (type != PictureType.WEBP && type != PictureType.AVIF && type != PictureType.HEIC) {
            try {
                return byImageIo(type, bytes);
            } catch (IOException | RuntimeException unusual) {
                // OpenCV reads some JPEGs that ImageIO refuses, CMYK above all
                problem = said(unusual);
                if (unusual instanceof IOException && !problem.contains("Unsupported Image Type")) {
                    throw new Refusal("damaged " + type + ": " + problem);
                }
            }
        }
        if (type != PictureType.PNG && type != PictureType.GIF && type != PictureType.BMP && type != PictureType.TIFF) {
            Picture picture = OpenCv.usable() ? OpenCvReader.read(type, bytes, FULL_READ_PIXELS) : null;
            if (picture != null) {
                return picture;
            }
            problem += OpenCv.missing().map(missing -> "; " + missing).orElse("");
        }
        throw new Refusal("damaged or unusual " + type + ": " + problem);
    }

    private Picture byImageIo(PictureType type, byte[] bytes) throws IOException, Refusal {
        ImageReader reader = reader(type);
        AtomicBoolean late = new AtomicBoolean();
        Future<?> alarm = WATCHDOG.schedule(
                () -> {
                    late.set(true);
                    reader.abort();
                },
                limits.time().toMillis(),
                TimeUnit.MILLISECONDS);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            // metadata is skipped: its compressed texts can be bombs of their own
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkSize(type, width, height);
            if (type == PictureType.TIFF) {
                checkPieces(reader, Math.min((long) width * height, FULL_READ_PIXELS));
            }
            ImageReadParam how = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) width * height / FULL_READ_PIXELS));
            int stepX = Math.min(Math.max(1, step), Math.max(1, width / 64));
            int stepY = Math.min(Math.max(1, step), Math.max(1, height / 64));
            how.setSourceSubsampling(stepX, stepY, 0, 0);
            BufferedImage image = reader.read(0, how);
            if (late.get()) {
                throw new Refusal(type + " took longer than " + limits.time().toMillis() + " ms to decode");
            }
            return PixelReader.read(image);
        } catch (NegativeArraySizeException damaged) {
            throw new IIOException("its inner sizes are negative", damaged);
        } finally {
            alarm.cancel(false);
            reader.dispose();
        }
    }

    private void checkSize(PictureType type, long width, long height) throws Refusal {
        if (width < 1 || height < 1) {
            throw new Refusal("damaged " + type + ": its size is " + width + " x " + height);
        }
        if (width > limits.side() || height > limits.side() || width * height > limits.pixels()) {
            throw new Refusal(String.format(
                    Locale.ROOT,
                    "%s of %,d x %,d pixels; at most %,d pixels and %,d a side are decoded",
                    type,
                    width,
                    height,
                    limits.pixels(),
                    limits.side()));
        }
    }

    /** @return whether it is a JPEG that every decoder reads alike */
    private static boolean checkWork(PictureType type, byte[] bytes, Optional<PictureHeader> header) throws Refusal {
        if (type == PictureType.JPEG && header.isPresent()) {
            JpegScans scans = JpegScans.of(bytes);
            Optional<String> problem =
                    scans.problem(header.get().width() * header.get().height());
            if (problem.isPresent()) {
                throw new Refusal(problem.get());
            }
            return scans.everyday();
        }
        if (type == PictureType.TIFF && !PLAIN_TIFF.contains(PictureHeader.tiffCompression(bytes))) {
            throw new Refusal("TIFF of compression " + PictureHeader.tiffCompression(bytes)
                    + ", which is not read; save it as PNG or as JPEG");
        }
        return false;
    }

    /** A TIFF may be one strip of any size, with any number of samples a pixel. */
    private static void checkPieces(ImageReader reader, long kept) throws IOException, Refusal {
        SampleModel samples = reader.getImageTypes(0).next().getSampleModel();
        long bytes = 0;
        for (int bits : samples.getSampleSize()) {
            bytes += (bits + 7) / 8;
        }
        long piece = Math.max(kept, (long) reader.getTileWidth(0) * reader.getTileHeight(0)) * bytes;
        if (piece > MOST_PIECE_BYTES) {
            throw new Refusal(String.format(
                    Locale.ROOT,
                    "TIFF in pieces of %,d bytes; at most %,d are unpacked at once; save it as PNG or as JPEG",
                    piece,
                    MOST_PIECE_BYTES));
        }
    }

    private static ImageReader reader(PictureType type) throws IIOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
        if (!readers.hasNext()) {
            throw new IIOException("this Java has no reader for " + type);
        }
        return readers.next();
    }

    private static String said(Exception problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private static Decoded.Refused refused(String format, Object... values) {
        return new Decoded.Refused(String.format(Locale.ROOT, format, values));
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "picture-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** Carries the reason out of the decoding steps; never leaves this class. */
    private static final class Refusal extends Exception {
        private final String problem;

        Refusal(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }
    }
}
