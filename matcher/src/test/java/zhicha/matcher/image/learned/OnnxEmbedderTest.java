package zhicha.matcher.image.learned;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.image.decode.Picture;

/** A model made by {@link TinyModel}: its vector is the mean red, green and blue, and a mix of the three. */
class OnnxEmbedderTest {
    private static final Preparation PLAIN = new Preparation(8, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void write() throws IOException {
        model = Files.write(folder.resolve("tiny.onnx"), TinyModel.bytes(8));
    }

    private static Picture filled(int width, int height, int colour) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, colour);
        return new Picture(width, height, rgb);
    }

    @Test
    void theModelIsRunAndItsVectorHasLengthOne() throws UnusableModel {
        OnnxEmbedder embedder = OnnxEmbedder.load(model, PLAIN);
        assertEquals(4, embedder.parts());
        // red: (1, 0, 0, 0.3), scaled to length 1
        float length = (float) Math.sqrt(1.09);
        assertArrayEquals(new float[] {1 / length, 0, 0, 0.3f / length}, embedder.of(filled(30, 20, 0xff0000)), 1e-4f);
    }

    @Test
    void blackIsAVectorOfNothingAndLikeNoOther() throws UnusableModel {
        OnnxEmbedder embedder = OnnxEmbedder.load(model, PLAIN);
        assertArrayEquals(new float[4], embedder.of(filled(8, 8, 0)));
    }

    @Test
    void theCloserReferenceIsTheFirstSuspect() throws UnusableModel {
        OnnxEmbedder embedder = OnnxEmbedder.load(model, PLAIN);
        EmbeddedReferences references = new EmbeddedReferences(
                new Model(embedder, 0.7),
                Stream.of(0x0000ff, 0xff2010, 0xff8000)
                        .map(colour -> embedder.of(filled(8, 8, colour)))
                        .toList());
        List<EmbeddedReferences.Suspect> suspects = references.suspects(filled(40, 40, 0xf01000), 5);
        assertEquals(
                List.of(1, 2),
                suspects.stream().map(EmbeddedReferences.Suspect::reference).toList());
        assertTrue(suspects.get(0).cosine() > 0.99);
        assertEquals(1, references.suspects(filled(40, 40, 0xf01000), 1).size());
    }

    @Test
    void manyThreadsGetWhatOneGets() throws UnusableModel {
        OnnxEmbedder embedder = OnnxEmbedder.load(model, PLAIN);
        List<Picture> pictures = IntStream.range(0, 200)
                .mapToObj(i -> filled(8 + i % 9, 8, i * 0x050301))
                .toList();
        List<String> alone = pictures.stream()
                .map(picture -> Arrays.toString(embedder.of(picture)))
                .toList();
        assertEquals(
                alone,
                pictures.parallelStream()
                        .map(picture -> Arrays.toString(embedder.of(picture)))
                        .toList());
    }

    @Test
    void whatIsNoModelIsRefusedWithTheFileAndACure() throws IOException {
        Path text = Files.writeString(folder.resolve("words.onnx"), "not a model at all, only words");
        UnusableModel refused = assertThrows(UnusableModel.class, () -> OnnxEmbedder.load(text, PLAIN));
        assertTrue(refused.getMessage().contains("words.onnx"), refused.getMessage());
        assertTrue(assertThrows(UnusableModel.class, () -> OnnxEmbedder.load(folder.resolve("none.onnx"), PLAIN))
                .getMessage()
                .contains("pictures.embedder"));
        Path torn = Files.write(folder.resolve("torn.onnx"), Arrays.copyOf(Files.readAllBytes(model), 120));
        assertThrows(UnusableModel.class, () -> OnnxEmbedder.load(torn, PLAIN));
    }

    @Test
    void aPreparationThatNoModelCanWantIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> PLAIN.withSide(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Preparation(8, List.of(0.0, 0.0, 0.0), List.of(1.0, 0.0, 1.0)));
    }
}
