package zhicha.matcher.image.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import zhicha.matcher.hit.PictureWords;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.opencv.OpenCv;

/**
 * Tesseract as a program of its own: what it is given are our decoded pixels, never a seller's file, and it is stopped when it takes too
 * long. One thread a picture. Safe for use by many threads.
 */
public final class Tesseract implements WordReader {
    /** Longer side, in pixels, that pictures are brought down to. */
    private static final int LONG_SIDE = 1200;
    /** Tesseract's page segmentation modes: one block of lines, and words here and there. */
    private static final String BLOCK = "6";

    private static final String SPARSE = "11";

    private static final long SECONDS = 20;
    private static final int MOST_OUTPUT = 4 << 20;

    /** Threads of their own: what waits for another program must not hold up the threads that all share. */
    private static final Executor PIPES =
            task -> Thread.ofPlatform().daemon().name("tesseract").start(task);

    private final String program;
    private final String languages;

    private Tesseract(String program, String languages) {
        this.program = program;
        this.languages = languages;
    }

    /** What was found on this machine: a reader, or why there is none and what to do. */
    public record Found(Optional<Tesseract> reader, String told) {}

    /** Looks for {@code tesseract} on the path of this process. */
    public static Found find() {
        return find("tesseract");
    }

    /** @param program name or path of the program */
    static Found find(String program) {
        String listed;
        try {
            listed = new String(run(List.of(program, "--list-langs"), new byte[0]), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return new Found(Optional.empty(), cure("没有可用的 Tesseract / no usable Tesseract: " + absent.getMessage()));
        }
        List<String> known = listed.lines().map(String::strip).toList();
        if (!known.contains("chi_sim")) {
            return new Found(
                    Optional.empty(), cure("Tesseract 缺少简体中文数据 chi_sim / Tesseract lacks chi_sim, Simplified Chinese"));
        }
        String languages = known.contains("eng") ? "chi_sim+eng" : "chi_sim";
        return new Found(Optional.of(new Tesseract(program, languages)), "Tesseract " + languages);
    }

    private static String cure(String problem) {
        return problem
                + "；安装 tesseract-ocr 与 tesseract-ocr-chi-sim 后可读取图片中的文字 / install tesseract-ocr and tesseract-ocr-chi-sim to"
                + " read words in pictures";
    }

    @Override
    public List<PictureWords.Word> read(Picture picture) throws IOException {
        Picture working = picture.within(LONG_SIDE);
        if (!OpenCv.usable()) {
            return read(working, SPARSE);
        }
        LineSheet sheet = LineSheet.of(working);
        return sheet.isEmpty() ? List.of() : sheet.placed(read(sheet.page(), BLOCK));
    }

    private List<PictureWords.Word> read(Picture picture, String layout) throws IOException {
        byte[] table = run(List.of(program, "-", "-", "-l", languages, "--psm", layout, "tsv"), pixels(picture));
        return WordTable.of(new String(table, StandardCharsets.UTF_8), picture.width(), picture.height());
    }

    /** As a portable pixmap (Netpbm, P6), which needs no encoder. */
    private static byte[] pixels(Picture picture) {
        byte[] head = ("P6 " + picture.width() + " " + picture.height() + " 255\n").getBytes(StandardCharsets.US_ASCII);
        int[] rgb = picture.rgb();
        byte[] bytes = new byte[head.length + 3 * rgb.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        int at = head.length;
        for (int pixel : rgb) {
            bytes[at++] = (byte) (pixel >> 16);
            bytes[at++] = (byte) (pixel >> 8);
            bytes[at++] = (byte) pixel;
        }
        return bytes;
    }

    private static byte[] run(List<String> command, byte[] input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try {
            CompletableFuture<Void> given = CompletableFuture.runAsync(() -> give(process, input), PIPES);
            CompletableFuture<byte[]> taken = CompletableFuture.supplyAsync(() -> take(process), PIPES);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("Tesseract had not ended after " + SECONDS + " s");
            }
            given.join();
            byte[] output = taken.join();
            if (process.exitValue() != 0) {
                throw new IOException("Tesseract ended with exit code " + process.exitValue());
            }
            return output;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while Tesseract was reading", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void give(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException closed) {
            // it ended without reading all; its exit code says whether that was well
        }
    }

    private static byte[] take(Process process) {
        try (InputStream from = process.getInputStream()) {
            return from.readNBytes(MOST_OUTPUT);
        } catch (IOException broken) {
            return new byte[0];
        }
    }
}
