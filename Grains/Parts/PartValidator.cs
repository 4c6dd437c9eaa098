using System.Buffers;
using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Parts;

/// <summary>The rules of a shared part. Also takes what a hostile request may hold.</summary>
internal static class PartValidator
{
    static readonly SearchValues<char> NameCharacters = SearchValues.Create("-0123456789abcdefghijklmnopqrstuvwxyz");

    /// <summary>What is wrong with the part, one problem a field; empty when nothing is.</summary>
    public static ImmutableArray<FieldProblem> Check(SharedPart part)
    {
        var problems = new FieldProblems();
        problems.Check(
            part.Name is { Length: > 0 and <= Limits.PartName } && part.Name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0,
            "name",
            Excess.OfName(part.Name, Limits.PartName, "of a-z, 0-9 and '-'"));
        problems.CheckDefined(part.Kind, "kind");
        problems.CheckDefined(part.Language, "language");
        if (problems.CheckBytes(part.Template, "template", Limits.PartTemplate))
        {
            problems.Check(part.Kind == SharedPartKind.Snippet || part.Template.Length == 0, "template", "A bundle has none.");
        }

        if (problems.CheckBytes(part.Styles, "styles", Limits.PartStyles))
        {
            problems.Check(part.Kind == SharedPartKind.Bundle || part.Styles.Length == 0, "styles", "A snippet has none.");
        }

        if (problems.CheckBytes(part.Script, "script", Limits.PartScript))
        {
            problems.Check(part.Kind == SharedPartKind.Bundle || part.Script.Length == 0, "script", "A snippet has none.");
        }

        return problems.All;
    }
}
