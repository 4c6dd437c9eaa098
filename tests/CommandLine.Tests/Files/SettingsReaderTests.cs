using FsCheck.Xunit;
using UserMacro.CommandLine.Files;

namespace UserMacro.CommandLine.Tests.Files;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_NameAlone_HasTheDefaults()
    {
        var reader = new SettingsReader("m/macro.yaml");

        var definition = reader.Read("name: Badge\n")!;

        reader.Findings.ShouldBeEmpty();
        MacroFiles.Fingerprint(definition).ShouldBe(MacroFiles.Fingerprint(new() { Name = "Badge" }));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("0x1F")]
    [InlineData("1.50")]
    [InlineData("~")]
    [InlineData("2026-11-26")]
    public void Read_WhatYamlTakesForSomethingElse_IsText(string text)
    {
        var reader = new SettingsReader("m/macro.yaml");

        reader.Read($"name: {text}\n")!.Name.ShouldBe(text);
    }

    [Fact]
    public void Read_EmptyMember_IsItsDefault()
    {
        var reader = new SettingsReader("m/macro.yaml");

        var definition = reader.Read("name: a\ndescription:\ncategories:\nparameters:\n")!;

        reader.Findings.ShouldBeEmpty();
        (definition.Description, definition.Categories.Count, definition.Parameters.Count).ShouldBe(("", 0, 0));
    }

    [Theory]
    [InlineData("", "1:1 wrong-value The file is empty.")]
    [InlineData("# only a comment\n", "1:1 wrong-value The file is empty.")]
    [InlineData("- a\n", "1:1 wrong-value The file must hold members such as 'name: Status box'.")]
    [InlineData("body: none\n", "1:1 missing-member name is missing.")]
    [InlineData("name: a\nNAME: b\n", "2:1 unknown-member There is no member NAME.")]
    [InlineData("name: a\ntemplate: b\n", "2:1 unknown-member There is no member template.")]
    [InlineData("name: a\nrules:\n  scripts: true\n", "3:3 unknown-member There is no member rules.scripts.")]
    [InlineData("name: a\nparameters:\n  - name: p\n    colour: red\n", "4:5 unknown-member There is no member parameters[0].colour.")]
    [InlineData("name: a\nparameters:\n  - title: p\n", "3:5 missing-member parameters[0].name is missing.")]
    [InlineData("name: a\nparameters: {name: b}\n", "2:13 wrong-value parameters must be a list.")]
    [InlineData("name: a\nparameters: [b]\n", "2:14 wrong-value parameters[0] must have members.")]
    [InlineData("name: [a]\n", "1:7 wrong-value name must be a text.")]
    [InlineData("name: a\ncategories: [[b]]\n", "2:14 wrong-value categories[0] must be a text.")]
    [InlineData("name: a\nrules: yes\n", "2:8 wrong-value rules must have members.")]
    [InlineData("name: a\nrules:\n  script: yes\n", "3:11 wrong-value rules.script must be true or false.")]
    [InlineData("name: a\noutput: Framed\n", "2:9 wrong-value output must be one of framed, static, auto.")]
    [InlineData("name: a\nname: b\n", "2:1 yaml This is not the YAML of a macro: 'name' is there twice")]
    [InlineData("name: a\n---\nname: b\n", "2:1 yaml This is not the YAML of a macro: there must be one document")]
    [InlineData("name: &x a\ndescription: *x\n", "1:7 yaml This is not the YAML of a macro: anchors and tags have no use here")]
    [InlineData("name: !!binary YQ==\n", "1:7 yaml This is not the YAML of a macro: anchors and tags have no use here")]
    [InlineData("<<: *base\nname: a\n", "1:5 yaml This is not the YAML of a macro: anchors and aliases have no use here")]
    [InlineData("? [a]\n: b\n", "1:3 yaml This is not the YAML of a macro: the name of a member must be a text")]
    [InlineData("name: \"\\ud800\"\n", "1:7 yaml This is not the YAML of a macro: While scanning a quoted scalar, found invalid Unicode surrogates.")]
    [InlineData("name: [\ra", "1:7 yaml This is not the YAML of a macro: malformed here or soon after")]
    public void Read_Wrong_IsToldWithItsPlace(string yaml, string expected)
    {
        var reader = new SettingsReader("m/macro.yaml");

        reader.Read(yaml);

        reader.Findings.Select(finding => $"{finding.Place.Line}:{finding.Place.Column} {finding.Code} {finding.Message}").ShouldBe([expected]);
        reader.Findings.ShouldAllBe(finding => finding.Place.File == "m/macro.yaml");
    }

    [Fact]
    public void Read_SeveralMistakes_TellsThemAll()
    {
        var reader = new SettingsReader("m/macro.yaml");

        reader.Read("name: a\nbody: x\nlayout: y\nzzz: 1\n");

        reader.Findings.Select(finding => finding.Place.Line).ShouldBe([2, 3, 4]);
    }

    [Theory]
    [InlineData("name: \"unfinished\n")]
    [InlineData("name: a\n\tlayout: block\n")]
    [InlineData("name: \"\\Uffffffff\"\n")]
    [InlineData("name: \"\\U0000d800\"\n")]
    [InlineData("name: \"\\U00110000\"\n")]
    [InlineData("name: \"\\ud83d\\ude00\"\n")]
    [InlineData("name: a\u0000b\n")]
    [InlineData("%YAML 9.9\n---\nname: a\n")]
    public void Read_DoubtfulYaml_IsToldOrRead(string yaml) => ShouldBeToldOrRead(yaml);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('-')]
    [InlineData('?')]
    public void Read_EndlesslyNested_IsRefusedSoon(char opening)
    {
        var reader = new SettingsReader("m/macro.yaml");

        reader.Read("name: " + string.Concat(Enumerable.Repeat(opening + " ", 200_000)));

        reader.Findings.ShouldHaveSingleItem().Code.ShouldBe("yaml");
    }

    [Property(MaxTest = 1000)]
    public void Read_AnyText_IsToldOrRead(string text) => ShouldBeToldOrRead(text ?? "");

    [Property(MaxTest = 5000)]
    public void Read_AnyYamlPunctuation_IsToldOrRead(byte[] bytes)
    {
        const string Letters = "ab :-[]{},&*!|>'\"%@`#?\n\t\\~<=.0\rud8Ux";

        ShouldBeToldOrRead("name: " + string.Concat(bytes.Select(letter => Letters[letter % Letters.Length])));
    }

    static void ShouldBeToldOrRead(string yaml)
    {
        var reader = new SettingsReader("m/macro.yaml");

        if (reader.Read(yaml) is { } definition && reader.Findings.Count == 0)
        {
            MacroFiles.Fingerprint(definition).ShouldNotBeEmpty();
        }
        else
        {
            reader.Findings.ShouldNotBeEmpty();
        }
    }
}
