using System.Text.RegularExpressions;
using UserMacro.Atlassian.Confluence.Storage.Mapping;
using UserMacro.Atlassian.Html;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Says beforehand what a template's own markup will lose in storage format.</summary>
public static partial class StorageLosses
{
    /// <summary>The elements that will go, by their places; check boxes stay, in lists of tasks.</summary>
    /// <param name="template">A template; what stands between double braces is its code.</param>
    public static IReadOnlyList<StorageLoss> Find(string template)
    {
        var losses = new List<StorageLoss>();
        // Of the same length, so that places stay.
        var markup = Code().Replace(template, code => new string('x', code.Length));
        foreach (var tag in new HtmlTags(markup))
        {
            var name = tag.Name.ToString().ToLowerInvariant();
            if (tag.IsEnd || name.Contains(':', StringComparison.Ordinal) || IsCheckBox(name, markup, tag.Index))
                continue;
            if (ElementFates.Of(name) is (ElementFate.Lost or ElementFate.Removed) and var fate)
                losses.Add(new(name, tag.Index, fate == ElementFate.Removed));
        }

        return losses;
    }

    static bool IsCheckBox(string name, string markup, int index)
    {
        if (name is not "input")
            return false;
        var end = markup.IndexOf('>', index);
        return end > 0 && markup.AsSpan(index, end - index).Contains("checkbox", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Code();
}
