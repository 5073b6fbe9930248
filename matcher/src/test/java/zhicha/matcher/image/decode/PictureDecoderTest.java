package zhicha.matcher.image.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Animation;
import org.opencv.imgcodecs.Imgcodecs;
import zhicha.matcher.image.opencv.OpenCv;

class PictureDecoderTest {
    private final PictureDecoder decoder = new PictureDecoder(PictureLimits.USUAL);

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void everydayFormatsAreReadWhateverTheyAreCalled(String format) throws IOException {
        Picture picture = readable(encoded(corners(), format));
        assertEquals(64, picture.width());
        assertEquals(48, picture.height());
        assertNear(0xff0000, picture.rgb()[8 * 64 + 8]);
        assertNear(0x0000ff, picture.rgb()[40 * 64 + 56]);
    }

    @Test
    void webpIsReadByOpenCv() {
        assertTrue(OpenCv.usable(), () -> OpenCv.missing().orElse(""));
        Mat mat = new Mat(30, 50, CvType.CV_8UC3, new Scalar(10, 200, 30));
        MatOfByte bytes = new MatOfByte();
        assertTrue(Imgcodecs.imencode(".webp", mat, bytes));
        Picture picture = readable(bytes.toArray());
        assertEquals(50, picture.width());
        assertEquals(30, picture.height());
        assertNear(0x1ec80a, picture.rgb()[700]);
        assertRefused(Arrays.copyOf(bytes.toArray(), 22), "damaged");
    }

    @Test
    void cmykJpegIsRead() throws IOException {
        WritableRaster raster =
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_BYTE, 40, 32, 4), null);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 40; x++) {
                raster.setPixel(x, y, new int[] {255, 255, 255, x < 20 ? 0 : 255});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        // printers' JPEGs carry Adobe's marker and store paper, not ink
        byte[] marker = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        Picture picture = readable(inserted(bytes.toByteArray(), marker));
        assertEquals(40, picture.width());
        int left = picture.rgb()[16 * 40 + 5] & 0xff;
        int right = picture.rgb()[16 * 40 + 35] & 0xff;
        assertTrue(left < 60 && right > 200, left + " against " + right);
    }

    @Test
    void sixteenBitGreyKeepsItsValuesAsStored() throws IOException {
        BufferedImage deep = new BufferedImage(32, 16, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 32; x++) {
            for (int y = 0; y < 16; y++) {
                deep.getRaster().setSample(x, y, 0, 0x4321);
            }
        }
        assertEquals(0x434343, readable(encoded(deep, "png")).rgb()[100]);
        BufferedImage grey = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(3, 3, 0, 100);
        assertEquals(0x646464, readable(encoded(grey, "png")).rgb()[3 * 32 + 3], "not bent through a linear space");
    }

    @Test
    void sixteenBitColourIsReadToo() throws IOException {
        ComponentColorModel deep = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
        BufferedImage image = new BufferedImage(deep, deep.createCompatibleWritableRaster(20, 20), false, null);
        image.getRaster().setPixel(4, 5, new int[] {0xff12, 0x8034, 0x0156});
        assertEquals(0xff8001, readable(encoded(image, "png")).rgb()[5 * 20 + 4]);
    }

    @Test
    void transparentPicturesAreLaidOnABackdropThatShowsThem() throws IOException {
        BufferedImage dark = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = dark.createGraphics();
        g.setColor(new Color(20, 20, 20));
        g.fillRect(5, 5, 10, 10);
        assertEquals(0xffffff, readable(encoded(dark, "png")).rgb()[0]);
        g.setColor(Color.WHITE);
        g.fillRect(5, 5, 10, 10);
        g.dispose();
        Picture white = readable(encoded(dark, "png"));
        assertEquals(0x000000, white.rgb()[0]);
        assertEquals(0xffffff, white.rgb()[10 * 20 + 10]);
    }

    @Test
    void theFirstFrameOfAnAnimationCounts() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(corners(), null, null), null);
            writer.writeToSequence(
                    new IIOImage(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), null, null), null);
            writer.endWriteSequence();
        }
        assertNear(0xff0000, readable(bytes.toByteArray()).rgb()[8 * 64 + 8]);
    }

    /** The colours of the four corners after each EXIF orientation, clockwise from the upper left. */
    @ParameterizedTest
    @CsvSource({"1, RGBY", "2, GRYB", "3, BYRG", "4, YBGR", "5, RYBG", "6, YRGB", "7, BGRY", "8, GBYR", "9, RGBY"})
    void exifOrientationIsApplied(int exif, String clockwise) throws IOException {
        Picture picture = readable(withExif(encoded(corners(), "jpeg"), exif));
        assertEquals(exif >= 5 && exif <= 8 ? 48 : 64, picture.width());
        int[][] at = {
            {6, 6},
            {picture.width() - 7, 6},
            {picture.width() - 7, picture.height() - 7},
            {6, picture.height() - 7}
        };
        for (int corner = 0; corner < 4; corner++) {
            int expected = switch (clockwise.charAt(corner)) {
                case 'R' -> 0xff0000;
                case 'G' -> 0x00ff00;
                case 'B' -> 0x0000ff;
                default -> 0xffff00;
            };
            assertNear(expected, picture.rgb()[at[corner][1] * picture.width() + at[corner][0]]);
        }
    }

    @Test
    void hugeDeclaredSizesAreRefusedFromTheHeaderAlone() throws IOException {
        assertRefused(pngHeader(60_000, 60_000), "60,000 x 60,000");
        assertRefused(pngHeader(70_000, 10), "70,000 x 10");
        assertRefused(pngHeader(-1, 10), "4,294,967,295");
        assertRefused(pngHeader(0, 10), "0 x 10");
        byte[] jpeg = encoded(corners(), "jpeg");
        ByteBuffer.wrap(jpeg).putShort(frame(jpeg) + 5, (short) 59_000).putShort(frame(jpeg) + 7, (short) 59_000);
        assertRefused(jpeg, "59,000 x 59,000");
        byte[] gif = encoded(corners(), "gif");
        gif[6] = gif[7] = gif[8] = gif[9] = (byte) 0xee;
        assertRefused(gif, "61,166");
    }

    @Test
    void aLargePictureIsThinnedOutNotRefused() throws IOException {
        BufferedImage large = new BufferedImage(6000, 4000, BufferedImage.TYPE_BYTE_GRAY);
        Picture picture = readable(encoded(large, "png"));
        assertTrue(picture.width() * picture.height() <= 6_000_000, picture.width() + " x " + picture.height());
        assertEquals(1.5, (double) picture.width() / picture.height(), 0.01);
    }

    @Test
    void whatIsNoPictureIsCalledByItsName() {
        assertRefused(utf8("<!DOCTYPE html><html><body>404</body></html>"), "not a picture: an HTML page");
        assertRefused(utf8("\ufeff  <html>"), "not a picture: an HTML page");
        assertRefused(utf8("<?xml version=\"1.0\"?><svg xmlns=\"x\"/>"), "SVG");
        assertRefused(utf8("{\"error\":1}"), "not a picture: JSON");
        assertRefused(utf8("BMW spare parts"), "not a picture: text beginning \"BMW spare parts\"");
        assertRefused(new byte[] {0, 1, 2, 3}, "not a picture: unknown data beginning 00 01 02 03");
        assertRefused(new byte[0], "no bytes");
    }

    @Test
    void tooManyBytesAreRefusedUnread() {
        PictureLimits small = new PictureLimits(1000, 40_000_000, 60_000, Duration.ofSeconds(1));
        Decoded decoded = new PictureDecoder(small).decode(new byte[1001]);
        assertEquals(new Decoded.Refused("1,001 bytes are more than the 1,000 that a picture may have"), decoded);
    }

    @Test
    void aDecodingThatTakesTooLongIsStopped() throws IOException {
        BufferedImage large = new BufferedImage(1500, 1500, BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = ((java.awt.image.DataBufferByte) large.getRaster().getDataBuffer()).getData();
        new Random(1).nextBytes(data);
        byte[] png = encoded(large, "png");
        PictureLimits hurried = new PictureLimits(32 << 20, 40_000_000, 60_000, Duration.ofMillis(1));
        Decoded decoded = new PictureDecoder(hurried).decode(png);
        assertTrue(
                decoded instanceof Decoded.Refused refused && refused.problem().contains("longer than 1 ms"),
                decoded::toString);
    }

    /** A clock cannot stop a decoder inside a scan, and a small file may ask for hundreds of thousands of them. */
    @Test
    void aJpegOfScansWithoutEndIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] whole = progressive(corners(), 0);
        assertTrue(JpegScans.of(whole).count() > 3, "it is progressive");
        assertNear(0xff0000, readable(whole).rgb()[8 * 64 + 8]);
        assertRefused(progressive(corners(), 200), "more than 100 scans");
    }

    /** Just under a hundred scans of a large picture kept a decoder busy for 12 seconds. */
    @Test
    void scansAreCountedByThePixelsTheyGoOver() throws IOException {
        BufferedImage large = new BufferedImage(2200, 2200, BufferedImage.TYPE_BYTE_GRAY);
        assertEquals(2200, readable(progressive(large, 0)).width());
        assertRefused(progressive(large, 85), "scans over 4,840,000 pixels each");
        assertEquals(64, readable(progressive(corners(), 85)).width());
    }

    /** A progressive JPEG with its last scan repeated. */
    private static byte[] progressive(BufferedImage image, int repeated) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam progressive = writer.getDefaultWriteParam();
        progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), progressive);
        }
        byte[] whole = bytes.toByteArray();
        int last = whole.length - 2;
        while (whole[last] != (byte) 0xff || whole[last + 1] != (byte) 0xda) {
            last--;
        }
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(whole, 0, whole.length - 2);
        for (int scan = 0; scan < repeated; scan++) {
            more.write(whole, last, whole.length - 2 - last);
        }
        more.write(whole, whole.length - 2, 2);
        return more.toByteArray();
    }

    @Test
    void aCutJpegIsReadAsFarAsItGoesAndAlwaysAlike() throws IOException {
        byte[] whole = encoded(photo(300, 200), "jpeg");
        assertTrue(JpegScans.of(whole).everyday());
        for (int length : new int[] {whole.length - 2, whole.length * 3 / 4, whole.length / 2}) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertTrue(!JpegScans.of(cut).everyday());
            Picture picture = readable(cut);
            assertEquals(300, picture.width());
            assertArrayEquals(picture.rgb(), readable(cut).rgb());
            int first = readable(whole).rgb()[10 * 300 + 10];
            assertNear(first, picture.rgb()[10 * 300 + 10]);
        }
    }

    /** Whichever of the two reads a JPEG, its pixels are nearly the same and so is its fingerprint. */
    @Test
    void openCvReadsAJpegAsImageIoDoes() throws IOException {
        assertTrue(OpenCv.usable(), () -> OpenCv.missing().orElse(""));
        byte[] jpeg = encoded(photo(400, 300), "jpeg");
        Picture here = readable(jpeg);
        Picture there = PixelReader.read(ImageIO.read(new ByteArrayInputStream(jpeg)));
        long difference = 0;
        for (int i = 0; i < here.rgb().length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                difference += Math.abs((here.rgb()[i] >> shift & 255) - (there.rgb()[i] >> shift & 255));
            }
        }
        assertTrue(difference < 0.5 * 3 * here.rgb().length, "mean difference under half a level: " + difference);
    }

    @Test
    void aWebpIsTurnedAsItsExifSays() throws IOException {
        assertTrue(OpenCv.usable(), () -> OpenCv.missing().orElse(""));
        Mat mat = new Mat(30, 50, CvType.CV_8UC3, new Scalar(10, 200, 30));
        MatOfByte simple = new MatOfByte();
        assertTrue(Imgcodecs.imencode(".webp", mat, simple));
        byte[] chunk = Arrays.copyOfRange(simple.toArray(), 12, (int) simple.total());
        byte[] exif = Arrays.copyOfRange(withExif(encoded(corners(), "jpeg"), 6), 12, 38);
        ByteBuffer extended =
                ByteBuffer.allocate(12 + 18 + chunk.length + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
        extended.put(utf8("RIFF")).putInt(extended.capacity() - 8).put(utf8("WEBP"));
        extended.put(utf8("VP8X")).putInt(10).putInt(8);
        extended.put(new byte[] {49, 0, 0, 29, 0, 0}).put(chunk);
        extended.put(utf8("EXIF")).putInt(exif.length).put(exif);
        Picture picture = readable(extended.array());
        assertEquals(30, picture.width());
        assertEquals(50, picture.height());
    }

    @Test
    void theFirstFrameOfAnAnimatedWebpCounts() {
        assertTrue(OpenCv.usable(), () -> OpenCv.missing().orElse(""));
        Animation animation = new Animation();
        animation.set_frames(List.of(
                new Mat(30, 50, CvType.CV_8UC4, new Scalar(0, 0, 255, 255)),
                new Mat(30, 50, CvType.CV_8UC4, new Scalar(255, 0, 0, 255))));
        animation.set_durations(new MatOfInt(100, 100));
        MatOfByte bytes = new MatOfByte();
        assertTrue(Imgcodecs.imencodeanimation(".webp", animation, bytes));
        Picture picture = readable(bytes.toArray());
        assertEquals(50, picture.width());
        assertNear(0xff0000, picture.rgb()[700]);
    }

    /** The build of OpenCV at hand reads neither; and a size beyond the limits is told before that. */
    @Test
    void avifAndHeicAreRefusedByName() {
        assertRefused(boxes("avif", 800, 600), "AVIF: no decoder for it here");
        assertRefused(boxes("heic", 800, 600), "HEIC: no decoder for it here");
        assertRefused(boxes("avif", 60_000, 60_000), "60,000 x 60,000");
        assertRefused(Arrays.copyOf(boxes("avif", 800, 600), 30), "ends before its size is told");
    }

    private static byte[] boxes(String brand, int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(200);
        file.putInt(24).put(utf8("ftyp" + brand)).putInt(0).put(utf8("mif1miaf"));
        file.putInt(20).put(utf8("ispe")).putInt(0).putInt(width).putInt(height);
        return file.array();
    }

    /** Something to see everywhere. */
    static BufferedImage photo(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (127 + 120 * Math.sin(x / 17.0 + y / 29.0));
                int green = (int) (127 + 120 * Math.sin(x / 7.0 - y / 13.0));
                int blue = (x * y / 64) & 0xff;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    @Test
    void aTiffIsRefusedWhereItsPiecesAreTooLargeOrHoldAnotherFormat() {
        assertRefused(tiff(6000, 6000, 3, 1), "TIFF in pieces of 108,000,000 bytes");
        assertRefused(tiff(2000, 2000, 200, 1), "TIFF in pieces of 800,000,000 bytes");
        assertRefused(tiff(64, 48, 3, 7), "TIFF of compression 7");
        assertRefused(tiff(60_000, 60_000, 3, 1), "60,000 x 60,000");
    }

    /** Cut or spoilt anywhere, a picture is either read or refused with a reason. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff", "webp"})
    void damageNeverThrows(String format) throws IOException {
        byte[] whole;
        if (format.equals("webp")) {
            MatOfByte bytes = new MatOfByte();
            assertTrue(OpenCv.usable());
            Imgcodecs.imencode(".webp", new Mat(48, 64, CvType.CV_8UC3, new Scalar(1, 2, 3)), bytes);
            whole = bytes.toArray();
        } else {
            whole = encoded(corners(), format);
        }
        Random random = new Random(20261122);
        for (int round = 0; round < 150; round++) {
            byte[] spoilt = whole.clone();
            for (int i = 0; i < 1 + round % 9; i++) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(spoilt, 1 + random.nextInt(spoilt.length));
            for (byte[] bytes : new byte[][] {spoilt, cut, Arrays.copyOf(whole, cut.length)}) {
                if (decoder.decode(bytes) instanceof Decoded.Refused refused) {
                    assertTrue(refused.problem().length() > 10, refused.problem());
                }
            }
        }
    }

    private Picture readable(byte[] bytes) {
        Decoded decoded = decoder.decode(bytes);
        assertTrue(decoded instanceof Decoded.Readable, decoded::toString);
        return ((Decoded.Readable) decoded).picture();
    }

    private void assertRefused(byte[] bytes, String because) {
        Decoded decoded = decoder.decode(bytes);
        assertTrue(
                decoded instanceof Decoded.Refused refused && refused.problem().contains(because), decoded::toString);
    }

    private static void assertNear(int expected, int actual) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = Math.abs((expected >> shift & 255) - (actual >> shift & 255));
            assertTrue(difference < 40, () -> Integer.toHexString(actual) + " for " + Integer.toHexString(expected));
        }
    }

    /** Red, green, blue and yellow corners, clockwise from the upper left. */
    private static BufferedImage corners() {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.YELLOW, Color.BLUE};
        for (int i = 0; i < 4; i++) {
            g.setColor(colours[i]);
            g.fillRect(i % 2 * 32, i / 2 * 24, 32, 24);
        }
        g.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes), format);
        return bytes.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xffe1).putShort((short) 34).put(utf8("Exif\0\0"));
        exif.put(utf8("MM")).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0);
        return inserted(jpeg, exif.array());
    }

    private static byte[] inserted(byte[] jpeg, byte[] segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(segment);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(33);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(utf8("IHDR"));
        png.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        return png.putInt((int) crc.getValue()).array();
    }

    /** A little-endian TIFF of one strip, nearly without pixels. */
    private static byte[] tiff(int width, int height, int samples, int compression) {
        int bits = 8 + 2 + 10 * 12 + 4;
        int pixels = bits + 2 * samples;
        ByteBuffer tiff = ByteBuffer.allocate(pixels + 100).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(utf8("II")).putShort((short) 42).putInt(8).putShort((short) 10);
        int[][] entries = {
            {256, 4, 1, width},
            {257, 4, 1, height},
            {258, 3, samples, bits},
            {259, 3, 1, compression},
            {262, 3, 1, 2},
            {273, 4, 1, pixels},
            {277, 3, 1, samples},
            {278, 4, 1, height},
            {279, 4, 1, 100},
            {284, 3, 1, 1}
        };
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(entry[2])
                    .putInt(entry[3]);
        }
        tiff.putInt(0);
        for (int sample = 0; sample < samples; sample++) {
            tiff.putShort((short) 8);
        }
        return tiff.array();
    }

    private static int frame(byte[] jpeg) {
        for (int at = 2; ; at++) {
            if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == 0xc0) {
                return at;
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
