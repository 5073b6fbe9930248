package zhicha.rules.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;

/** Reads YAML files in UTF-8. Never throws for what stands in a file: it becomes a problem with its place. */
public final class YamlFile {
    private YamlFile() {}

    public static YamlReading read(Path file) {
        return read(file, YamlLimits.USUAL);
    }

    public static YamlReading read(Path file, YamlLimits limits) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limits.bytes() + 1);
        } catch (NoSuchFileException missing) {
            return YamlReading.failed(Place.whole(file)
                    .error(
                            new Wording("文件不存在", "the file does not exist"),
                            new Wording("检查路径，或建立该文件", "check the path or make the file")));
        } catch (IOException unreadable) {
            return YamlReading.failed(Place.whole(file)
                    .error(
                            Wording.of(
                                    "文件无法读取：%s",
                                    "the file cannot be read: %s", String.valueOf(unreadable.getMessage())),
                            new Wording("检查它是否为文件，以及有无读取权限", "check that it is a file and that you may read it")));
        }
        return parse(file, bytes, limits);
    }

    /** Reads text that is already at hand; {@code shownAs} is the file that problems name. */
    public static YamlReading parse(Path shownAs, byte[] bytes, YamlLimits limits) {
        if (bytes.length > limits.bytes()) {
            return YamlReading.failed(Place.whole(shownAs)
                    .error(
                            Wording.of("文件超过 %d 字节", "the file is larger than %d bytes", limits.bytes()),
                            new Wording("拆成几个文件", "split it into several files")));
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(in, text, true);
        text.flip();
        if (result.isError()) {
            return YamlReading.failed(notUtf8(shownAs, text, bytes[in.position()]));
        }
        String decoded = text.toString();
        return new YamlTree(shownAs, limits).read(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
    }

    private static RuleProblem notUtf8(Path file, CharSequence before, byte wrong) {
        String read = before.toString();
        int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
        int column = read.length() - (read.lastIndexOf('\n') + 1) + 1;
        return new Place(file, line, column)
                .error(
                        Wording.of("字节 0x%02X 不是 UTF-8", "byte 0x%02X is not UTF-8", wrong & 0xFF),
                        new Wording(
                                "将文件另存为 UTF-8；中文 Windows 上的编辑器可能存成了 GBK（ANSI）",
                                "save the file as UTF-8; editors on Chinese Windows may have saved it as GBK (ANSI)"));
    }
}
