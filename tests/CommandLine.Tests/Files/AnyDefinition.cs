using FsCheck;
using FsCheck.Fluent;
using UserMacro.CommandLine.Contracts;

namespace UserMacro.CommandLine.Tests.Files;

/// <summary>Definitions of texts that YAML and files have their trouble with.</summary>
static class AnyDefinition
{
    static readonly string[] Pieces =
    [
        "a", "Z9", " ", "  ", "\n", "\n\n", "\r", "\r\n", "\t", ":", ": ", " #", "#", "- ", "-", "?", "'", "\"", "\\", "\\n", "|", ">", "%", "@", "`", "&a",
            "*a", "!t",
        "[", "]",
            "{", "}", ",", "---", "...", "true", "no", "null", "~", "0x1", "1e3", "é", "日本", "😀", "\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u00a0",
        "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\u00ad", "{{ x }}", "<<", "=",
    ];

    static readonly Gen<string> Text = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    static readonly Gen<IReadOnlyList<string>> Texts = Text.ListOf().Select(IReadOnlyList<string> (texts) => [.. texts.Take(3)]);

    static readonly Gen<MacroParameter> Parameter =
        from name in Text
        from title in Text
        from description in Text
        from type in Gen.Elements(Enum.GetValues<ParameterType>())
        from value in Text
        from values in Texts
        from flags in Gen.Choose(0, 15)
        select new MacroParameter
        {
            Name = name, Title = title, Description = description, Type = type, Default = value, Values = values,
            Required = (flags & 1) != 0, Multiple = (flags & 2) != 0, Hidden = (flags & 4) != 0, MultiLine = (flags & 8) != 0,
        };

    static readonly Gen<MacroRules> Rules =
        from spaces in Texts
        from editors in Texts
        from accounts in Texts
        from groups in Texts
        from hosts in Texts
        from flags in Gen.Choose(0, 3)
        select new MacroRules
        {
            Spaces = spaces,
            Editors = editors, InsertAccounts = accounts, InsertGroups = groups, Hosts = hosts, Hidden = (flags & 1) != 0, Script = (flags & 2) != 0,
        };

    public static Arbitrary<MacroDefinition> Arbitrary { get; } = Arb.From(
        from name in Text
        from description in Text
        from lists in Texts.Two()
        from modes in Gen.Choose(0, 31)
        from parameters in Parameter.ListOf()
        from texts in Text.Three()
        from addresses in Text.Two()
        from rules in Rules
        select new MacroDefinition
        {
            Name = name, Description = description, Categories = lists.Item1, Bundles = lists.Item2,
            Body = (BodyMode)(modes & 3),
            Output = (OutputMode)((modes >> 2) & 1), Layout = (OutputLayout)((modes >> 3) & 1), Language = (TemplateLanguage)((modes >> 4) & 1),
            Parameters = [.. parameters.Take(3)], Template = texts.Item1, Styles = texts.Item2, Script = texts.Item3,
            Icon = addresses.Item1, Documentation = addresses.Item2, Rules = rules,
        });
}
