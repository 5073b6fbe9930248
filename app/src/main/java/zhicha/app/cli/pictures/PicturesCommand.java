package zhicha.app.cli.pictures;

import picocli.CommandLine.Command;

@Command(name = "pictures", description = "商品图片 / pictures of listings.", subcommands = CommonPicturesCommand.class)
public final class PicturesCommand {}
