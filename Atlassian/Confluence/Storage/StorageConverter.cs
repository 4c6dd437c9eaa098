using UserMacro.Atlassian.Confluence.Storage.Mapping;
using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>
/// Makes storage format of what a template wrote. What has an equivalent becomes it: lozenges, panels, boxes, messages, code, task lists,
/// expanding parts, images, and links to pages, people and attachments; the rest goes (docs/macro-authors/static-output.md has the table).
/// </summary>
public static class StorageConverter
{
    /// <summary>
    /// The output in storage format; null when it is neither well-formed nor can be repaired within the limits, or when the body is not
    /// well-formed.
    /// </summary>
    /// <param name="markup">HTML or storage format, with the body's place where the body is to be.</param>
    /// <param name="place">Where it goes to.</param>
    /// <param name="body">The body; null when there is none.</param>
    /// <param name="styles">The style sheet of output that was made for a frame; its colours are kept.</param>
    public static ConvertedStorage? Convert(string markup, StorageFormatContext place, StorageBody? body = null, string styles = "") =>
        Convert(markup, place, body, styles, deadline: null, out _);

    /// <summary>As above, and until a deadline. Its work is in proportion to the length of the text and of the style sheet.</summary>
    /// <param name="markup">HTML or storage format, with the body's place where the body is to be.</param>
    /// <param name="place">Where it goes to.</param>
    /// <param name="body">The body; null when there is none.</param>
    /// <param name="styles">The style sheet of output that was made for a frame; its colours are kept.</param>
    /// <param name="deadline">When to give up; null for never.</param>
    /// <param name="excess">What of the output is too much; null when nothing is.</param>
    public static ConvertedStorage? Convert(
        string markup, StorageFormatContext place, StorageBody? body, string styles, Deadline? deadline, out HtmlExcess? excess)
    {
        excess = null;
        var limit = new StorageDeadline(deadline);
        if (body is not null && !StorageFormat.IsWellFormed(body.Storage))
        {
            return null;
        }

        if (StorageReader.Read(markup, styles, limit, out excess) is not { } read)
        {
            return null;
        }

        var context = new MappingContext(place, limit);
        var storage = new StorageWriter(body).WriteContent(new("root", context.MapAll(read.Nodes())));
        if (deadline is null || !limit.HasPassed)
        {
            return new(storage, [.. context.Removed]);
        }

        excess = deadline.Excess;
        return null;
    }
}
