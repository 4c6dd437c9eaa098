using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Files;
using UserMacro.Processes;

namespace UserMacro.CommandLine.Tests.Files;

public sealed class MacroFoldersTests : IDisposable
{
    readonly TemporaryFolder _outside = new();
    readonly TemporaryFolder _folder = new();
    readonly MacroFolders _folders;

    public MacroFoldersTests() => _folders = new(new(_folder.Path));

    public void Dispose()
    {
        _folder.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public void Names_OtherFoldersBeside_AreLeftOut()
    {
        Write("b/macro.yaml", "name: b");
        Write("a/macro.yaml", "name: a");
        Write("docs/readme.md", "");
        Write(".usermacro/macro.yaml", "");
        Write("macro.yaml", "");

        _folders.Names().ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Read_ByteOrderMarks_AreNoPartOfTheTexts()
    {
        Write("m/macro.yaml", "\ufeffname: a\r\ndescription: b\r\n");
        Write("m/template.scriban", "\ufeff<p>\r\n");

        var macro = _folders.Read("m");

        macro.Findings.ShouldBeEmpty();
        (macro.Definition!.Name, macro.Definition.Description, macro.Definition.Template).ShouldBe(("a", "b", "<p>\r\n"));
    }

    [Theory]
    [InlineData("macro.yaml")]
    [InlineData("template.scriban")]
    [InlineData("style.css")]
    [InlineData("script.js")]
    public void Read_NoUtf8_IsTold(string file)
    {
        WriteWhole("m");
        File.WriteAllBytes(PathOf($"m/{file}"), [0x6e, 0xc3, 0x28]);

        var macro = _folders.Read("m");

        macro.Definition.ShouldBeNull();
        var finding = macro.Findings.ShouldHaveSingleItem();
        (finding.Place.File, finding.Code).ShouldBe(($"m/{file}", "encoding"));
    }

    [Fact]
    public void Read_NoTemplate_IsTold()
    {
        Write("m/macro.yaml", "name: a");

        _folders.Read("m").Findings.ShouldHaveSingleItem().Place.File.ShouldBe("m/template.scriban");
    }

    [Theory]
    [InlineData("scriban", "template.vm")]
    [InlineData("velocity", "template.scriban")]
    public void Read_TemplateOfTheOtherLanguage_IsTold(string language, string stray)
    {
        Write("m/macro.yaml", $"name: a\nlanguage: {language}\n");
        Write("m/template.scriban", "one");
        Write("m/template.vm", "two");

        var finding = _folders.Read("m").Findings.ShouldHaveSingleItem();

        (finding.Place.File, finding.Code).ShouldBe(($"m/{stray}", "stray-file"));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("two words")]
    [InlineData("ünïcode")]
    public void Read_FolderThatIsNoKey_IsTold(string name)
    {
        WriteWhole(name);

        _folders.Names().ShouldBe([name]);
        _folders.Read(name).Findings.ShouldContain(finding => finding.Code == "key");
    }

    [Fact]
    public void Read_CommentChanged_HasAnotherFilesHashAndTheSameFingerprint()
    {
        WriteWhole("m");
        var before = _folders.Read("m");
        Write("m/macro.yaml", "# new\nname: a\n");
        var after = _folders.Read("m");

        after.FilesHash.ShouldNotBe(before.FilesHash);
        MacroFiles.Fingerprint(after.Definition!).ShouldBe(MacroFiles.Fingerprint(before.Definition!));
    }

    [Theory]
    [InlineData("macro.yaml")]
    [InlineData("template.scriban")]
    [InlineData("style.css")]
    [InlineData("script.js")]
    public void Link_InPlaceOfAFile_IsNeitherReadNorWrittenThrough(string file)
    {
        var secret = Path.Combine(_outside.Path, "secret");
        File.WriteAllText(secret, "secret");
        WriteWhole("m");
        File.Delete(PathOf($"m/{file}"));
        File.CreateSymbolicLink(PathOf($"m/{file}"), secret);

        Should.Throw<UnsafeFileException>(() => _folders.Read("m")).Message.ShouldContain($"m/{file}");
        Should.Throw<UnsafeFileException>(() => _folders.Write("m", New(styles: "s", script: "s")));
        Should.Throw<UnsafeFileException>(() => _folders.Write("m", New()));
        File.ReadAllText(secret).ShouldBe("secret");
    }

    [Fact]
    public void Link_ThatLeadsNowhere_IsNotWrittenThrough()
    {
        Directory.CreateDirectory(PathOf("m"));
        File.CreateSymbolicLink(PathOf("m/macro.yaml"), Path.Combine(_outside.Path, "new"));

        _folders.Exists("m").ShouldBeTrue();
        Should.Throw<UnsafeFileException>(() => _folders.Write("m", New()));
        Directory.EnumerateFileSystemEntries(_outside.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Link_InPlaceOfTheFolder_IsNeitherReadNorWrittenThrough()
    {
        File.WriteAllText(Path.Combine(_outside.Path, "macro.yaml"), "name: a");
        File.WriteAllText(Path.Combine(_outside.Path, "template.scriban"), "kept");
        Directory.CreateSymbolicLink(PathOf("m"), _outside.Path);

        _folders.Names().ShouldBe(["m"]);
        Should.Throw<UnsafeFileException>(() => _folders.Read("m"));
        Should.Throw<UnsafeFileException>(() => _folders.Write("m", New()));
        File.ReadAllText(Path.Combine(_outside.Path, "template.scriban")).ShouldBe("kept");
    }

    [Fact]
    public void Read_HugeFile_IsRefused()
    {
        WriteWhole("m");
        File.WriteAllBytes(PathOf("m/script.js"), new byte[(1 << 20) + 1]);

        Should.Throw<UnsafeFileException>(() => _folders.Read("m"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../m")]
    [InlineData("/tmp")]
    public void Write_NameThatLeadsOut_IsRefused(string key) => Should.Throw<UnsafeFileException>(() => _folders.Write(key, New()));

    [Fact]
    public void Write_LanguageChanged_LeavesOneTemplate()
    {
        _folders.Write("m", New());
        _folders.Write("m", New() with { Language = TemplateLanguage.Velocity });

        Directory.GetFiles(PathOf("m")).Select(Path.GetFileName).Order().ShouldBe(["macro.yaml", "template.vm"]);
    }

    static MacroDefinition New(string styles = "", string script = "") => new() { Name = "new", Template = "new", Styles = styles, Script = script };

    string PathOf(string file) => Path.Combine(_folder.Path, file);

    void WriteWhole(string key)
    {
        Write($"{key}/macro.yaml", "name: a\n");
        Write($"{key}/template.scriban", "t");
    }

    void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }
}
