using System.Collections.Immutable;
using System.Text;
using UserMacro.Shared;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Gathers the macros of one file, and refuses those that are larger than a macro can be before anything is done with their texts.</summary>
internal sealed class MacroSourceList(string file)
{
    /// <summary>Bytes of a template: what a macro in Velocity may have.</summary>
    public const int MaxTemplateBytes = EngineLimits.VelocityLength;

    /// <summary>Parameters of a macro; a form takes fewer, which the report says.</summary>
    public const int MaxParameters = 200;

    /// <summary>Values of a parameter.</summary>
    public const int MaxValues = 1000;

    /// <summary>Categories of a macro that are looked at.</summary>
    public const int MaxCategories = 50;

    /// <summary>Characters of a name that is too long, in the message that says so.</summary>
    const int MaxQuoted = 40;

    const int MaxName = 255;

    /// <summary>Characters of a text that a form cuts much shorter.</summary>
    const int MaxText = 16 * 1024;

    readonly ImmutableArray<UserMacroSource>.Builder _macros = ImmutableArray.CreateBuilder<UserMacroSource>();
    readonly ImmutableArray<FileProblem>.Builder _problems = ImmutableArray.CreateBuilder<FileProblem>();
    int _unsaid;

    /// <summary>Whether nothing was found, neither macros nor faults of them.</summary>
    public bool IsEmpty => _macros.Count == 0 && _problems.Count == 0;

    /// <summary>Whether there are more macros than a site can have, so that the rest need not be read.</summary>
    public bool IsFull => _macros.Count > MacroFileReader.MaxMacros;

    public MacroFileSet ToSet() => new(_macros.ToImmutable(), _problems.ToImmutable()) { MoreProblems = _unsaid };

    public void Fault(string message)
    {
        if (_problems.Count < MacroFileReader.MaxProblems)
        {
            _problems.Add(new(file, message));
        }
        else
        {
            _unsaid++;
        }
    }

    public void Add(UserMacroSource macro)
    {
        if (FaultOf(macro) is { } fault)
        {
            Fault(fault);
            return;
        }

        _macros.Add(macro with
        {
            Title = macro.Title.Truncate(MaxText),
            Description = macro.Description.Truncate(MaxText),
            Icon = macro.Icon.Truncate(MaxText),
            Documentation = macro.Documentation.Truncate(MaxText),
            Categories = [.. macro.Categories.Take(MaxCategories).Select(category => category.Truncate(MaxName))],
            Parameters = macro.Parameters is { } parameters ? [.. parameters.Select(Shortened)] : null,
        });
    }

    static string? FaultOf(UserMacroSource macro)
    {
        var name = macro.Name.Trim();
        if (name.Length == 0)
        {
            return "A macro has no name.";
        }

        if (name.Length > MaxName)
        {
            return $"The name of a macro has {name.Length} characters; the limit is {MaxName}: “{name.Excerpt(MaxQuoted)}”.";
        }

        // Half of a surrogate pair is no text that could be stored.
        if (!IsUnicode(name) || !IsUnicode(macro.Template))
        {
            return $"A macro contains text that is not valid Unicode: “{new string([.. name.Where(c => !char.IsSurrogate(c))])}”.";
        }

        if (string.IsNullOrWhiteSpace(macro.Template))
        {
            return $"“{name}” has no template.";
        }

        if (Encoding.UTF8.GetByteCount(macro.Template) is > MaxTemplateBytes and var bytes)
        {
            return $"The template of “{name}” has {bytes / 1024} KB; the limit is {MaxTemplateBytes / 1024} KB.";
        }

        if (macro.Parameters is { Length: > MaxParameters and var parameters })
        {
            return $"“{name}” has {parameters} parameters; at most {MaxParameters} are read.";
        }

        return macro.Parameters?.FirstOrDefault(parameter => parameter.Values.Length > MaxValues) is { } wide
            ? $"A parameter of “{name}” has {wide.Values.Length} values; at most {MaxValues} are read."
            : null;
    }

    static bool IsUnicode(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var at = rest.IndexOfAnyInRange('\ud800', '\udfff');
            if (at < 0)
            {
                return true;
            }

            if (at + 1 >= rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
            {
                return false;
            }

            rest = rest[(at + 2)..];
        }

        return true;
    }

    static UserMacroParameter Shortened(UserMacroParameter parameter) => parameter with
    {
        Name = parameter.Name.Truncate(MaxText),
        Title = parameter.Title.Truncate(MaxText),
        Description = parameter.Description.Truncate(MaxText),
        Default = parameter.Default.Truncate(MaxText),
        Type = parameter.Type.Truncate(MaxName),
        Values = [.. parameter.Values.Select(value => value.Truncate(MaxText))],
    };
}
