using System.Collections.Immutable;
using System.Text;
using UserMacro.Shared;

namespace UserMacro.Atlassian.DataCenter.Headers;

/// <summary>Reads one definition: <c>Name:title=Title|type=string|required=true|…</c>.</summary>
internal static class ParameterLine
{
    static readonly string[] Known = ["title", "type", "desc", "required", "multiple", "default", "enumvalues", "hidden"];

    /// <summary>The parameter; null when the line names none.</summary>
    public static UserMacroParameter? Read(string definition, HeaderDiagnosticList remarks)
    {
        var separator = definition.IndexOfAny([':', '|']);
        var name = (separator < 0 ? definition : definition[..separator]).Trim();
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
        {
            remarks.Add(name.Length == 0 ? "“@param” names no parameter." : $"“{Short(name)}” cannot be the name of a parameter: the line was left out.");
            return null;
        }

        if (separator >= 0 && definition[separator] == '|')
        {
            remarks.Add($"After the name “{Short(name)}” there is “|” in place of “:”.");
        }

        var attributes = separator < 0 ? new(StringComparer.Ordinal) : Attributes(definition[(separator + 1)..], remarks);
        var type = attributes.GetValueOrDefault("type", "").Trim().ToLowerInvariant();
        return new()
        {
            Name = name,
            Title = attributes.GetValueOrDefault("title", "").Trim(),
            Type = type.Length == 0 ? "string" : type,
            Description = attributes.GetValueOrDefault("desc", "").Trim(),
            Required = IsTrue(attributes, "required", remarks),
            Multiple = IsTrue(attributes, "multiple", remarks),
            Hidden = IsTrue(attributes, "hidden", remarks),
            Default = attributes.GetValueOrDefault("default", "").Trim(),
            Values = Values(attributes.GetValueOrDefault("enumvalues", "")),
        };
    }

    /// <summary>The attributes. A part that is none belongs to the text before it: help texts hold every sign.</summary>
    static Dictionary<string, string> Attributes(string text, HeaderDiagnosticList remarks)
    {
        var attributes = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        StringBuilder? last = null;
        foreach (var part in text.Split('|'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? "" : part[..equals].Trim().ToLowerInvariant();
            if (Known.Contains(key, StringComparer.Ordinal))
            {
                if (!attributes.TryAdd(key, new(part[(equals + 1)..])))
                {
                    remarks.Add($"“{key}” is given twice: the first one counts.");
                }

                last = attributes[key];
            }
            else if (last is not null && part.Trim().Length > 0)
            {
                last.Append('|').Append(part);
            }
            else if (part.Trim().Length > 0)
            {
                remarks.Add($"“{Short(part.Trim())}” is no attribute of a parameter and was left out.");
            }
        }

        return attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value.ToString(), StringComparer.Ordinal);
    }

    static bool IsTrue(Dictionary<string, string> attributes, string name, HeaderDiagnosticList remarks)
    {
        var value = attributes.GetValueOrDefault(name, "").Trim().ToLowerInvariant();
        if (value is "" or "true" or "false" or "yes" or "no")
        {
            return value is "true" or "yes";
        }

        var isMeant = value.StartsWith("true", StringComparison.Ordinal);
        remarks.Add($"“{name}={Short(value)}” is neither true nor false: {(isMeant ? "“true”" : "“false”")} was taken.");
        return isMeant;
    }

    static ImmutableArray<string> Values(string list) =>
        [.. list.Split(',').Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>A text as a message quotes it.</summary>
    public static string Short(string text) => text.Excerpt(40);
}
