using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Files;
using UserMacro.Processes;

namespace UserMacro.CommandLine.Tests.Files;

public sealed class MacroFilesTests
{
    [Fact]
    public void SettingsText_Full_StandsInAFixedOrder() => MacroFiles.SettingsText(new()
    {
        Name = "Status box",
        Description = "Two lines.\nYes.",
        Categories = ["formatting"],
        Body = BodyMode.Rendered,
        Language = TemplateLanguage.Velocity,
        Icon = "https://cdn.example.com/i.png",
        Parameters = [new() { Name = "colour", Type = ParameterType.SpaceKey, Default = "no", Required = true }, new() { Name = "yes" }],
        Rules = new() { Spaces = ["DEV"], Script = true },
    }).ShouldBe(
        """
        name: Status box
        description: |-
          Two lines.
          Yes.
        categories:
          - formatting
        body: rendered
        output: framed
        layout: block
        language: velocity
        icon: "https://cdn.example.com/i.png"
        parameters:
          - name: colour
            type: spaceKey
            required: true
            default: "no"
          - name: "yes"
            type: string
        rules:
          spaces:
            - DEV
          script: true

        """);

    public static TheoryData<string> Members =>
    [
        .. MembersOf<MacroDefinition>("").Where(member => !MacroFile.Texts.Contains(member, StringComparer.OrdinalIgnoreCase)),
        .. MembersOf<MacroParameter>("parameters."),
        .. MembersOf<MacroRules>("rules."),
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public void SettingsText_EachMemberOfTheContract_IsWrittenAndRead(string member)
    {
        var name = member[(member.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var plain = new MacroDefinition { Name = "n" };
        var changed = member.Split('.')[0] switch
        {
            "parameters" when name != member => plain with { Parameters = [Changed(new MacroParameter { Name = "p" }, name)] },
            "rules" when name != member => plain with { Rules = Changed(new MacroRules(), name) },
            _ => Changed(plain with { }, name),
        };

        var text = MacroFiles.SettingsText(changed);
        var read = new SettingsReader("m/macro.yaml").Read(text);

        text.ShouldNotBe(MacroFiles.SettingsText(plain));
        Json(read!).ShouldBe(Json(changed));
    }

    [Property(MaxTest = 500)]
    public Property SettingsText_AnyDefinition_IsReadAsTheSame() => Prop.ForAll(AnyDefinition.Arbitrary, definition =>
    {
        var text = MacroFiles.SettingsText(definition);
        var reader = new SettingsReader("m/macro.yaml");

        var read = reader.Read(text);

        reader.Findings.ShouldBeEmpty(text);
        var texts = read! with { Template = definition.Template, Styles = definition.Styles, Script = definition.Script };
        Json(texts).ShouldBe(Json(definition), text);
    });

    [Property(MaxTest = 100)]
    public Property Folder_AnyDefinition_GivesBackTheSame() => Prop.ForAll(AnyDefinition.Arbitrary, definition =>
    {
        using var folder = new TemporaryFolder();
        var folders = new MacroFolders(new(folder.Path));

        folders.Write("m", definition);
        var read = folders.Read("m");

        read.Findings.ShouldBeEmpty();
        Json(read.Definition!).ShouldBe(Json(definition));
        MacroFiles.Fingerprint(read.Definition!).ShouldBe(MacroFiles.Fingerprint(definition));
    });

    [Property(MaxTest = 200)]
    public Property Fingerprint_TwoDefinitions_AreEqualWhenTheyAre() => Prop.ForAll(AnyDefinition.Arbitrary, AnyDefinition.Arbitrary, (one, other) =>
        (MacroFiles.Fingerprint(one) == MacroFiles.Fingerprint(other)).ShouldBe(Json(one) == Json(other)));

    [Theory]
    [InlineData("a", "")]
    [InlineData("", "a")]
    public void Fingerprint_TextInTheOtherFile_Differs(string styles, string script) =>
        MacroFiles.Fingerprint(new() { Name = "n", Styles = styles, Script = script })
            .ShouldNotBe(MacroFiles.Fingerprint(new() { Name = "n", Styles = script, Script = styles }));

    static IEnumerable<string> MembersOf<T>(string prefix) => typeof(T).GetProperties().Select(property => prefix + property.Name);

    static T Changed<T>(T owner, string name)
    {
        var property = typeof(T).GetProperty(name)!;
        property.SetValue(owner, ValueOf(property.PropertyType));
        return owner;
    }

    static object ValueOf(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(bool) ? true
        : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
        : type == typeof(IReadOnlyList<string>) ? new[] { "x" }
        : type == typeof(IReadOnlyList<MacroParameter>) ? new[] { new MacroParameter { Name = "p" } }
        : type == typeof(MacroRules) ? new MacroRules { Hidden = true }
        : throw new InvalidOperationException($"Say here what another value of {type} is.");

    static string Json(MacroDefinition definition) => System.Text.Json.JsonSerializer.Serialize(definition);
}
