package zhicha.matcher.image.learned;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a model of our own in the ONNX format (a protocol buffer; field numbers from onnx.proto, IR version 7, opset 11): a 1 x 1
 * convolution from three colours to four channels, their mean over the picture, and a flat vector of four.
 */
final class TinyModel {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** @param side of the input, in pixels */
    static byte[] bytes(int side) {
        float[] weights = {1, 0, 0, 0, 1, 0, 0, 0, 1, 0.3f, 0.3f, 0.3f};
        TinyModel graph = new TinyModel()
                .message(1, node("Conv", "mix", "picture", "weights"))
                .message(1, node("GlobalAveragePool", "mean", "mix"))
                .message(1, node("Flatten", "vector", "mean"))
                .text(2, "tiny")
                .message(5, tensor("weights", weights, 4, 3, 1, 1))
                .message(11, value("picture", 1, 3, side, side))
                .message(12, value("vector", 1, 4));
        return new TinyModel()
                .number(1, 7)
                .text(2, "zhicha test")
                .message(7, graph)
                .message(8, new TinyModel().text(1, "").number(2, 11))
                .out
                .toByteArray();
    }

    private static TinyModel node(String operator, String output, String... inputs) {
        TinyModel node = new TinyModel();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static TinyModel tensor(String name, float[] values, int... sides) {
        TinyModel tensor = new TinyModel();
        for (int side : sides) {
            tensor.number(1, side);
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        return tensor.number(2, 1).text(8, name).bytes(9, raw.array());
    }

    private static TinyModel value(String name, int... sides) {
        TinyModel shape = new TinyModel();
        for (int side : sides) {
            shape.message(1, new TinyModel().number(1, side));
        }
        TinyModel type = new TinyModel().message(1, new TinyModel().number(1, 1).message(2, shape));
        return new TinyModel().text(1, name).message(2, type);
    }

    private TinyModel number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private TinyModel text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private TinyModel message(int field, TinyModel message) {
        return bytes(field, message.out.toByteArray());
    }

    private TinyModel bytes(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
