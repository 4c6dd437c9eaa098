using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Content;
using UserMacro.Simulator.StorageFormat;

namespace UserMacro.Simulator.Pages;

/// <summary>Creates pages and publishes versions of them.</summary>
internal sealed class PageCollection(TimeProvider time)
{
    /// <summary>Publishes a new page, or the next version of one.</summary>
    public PageResult Publish(Site site, PageEdit edit, SimulatedUser user)
    {
        if (!user.MayEdit)
        {
            return PageResult.Failed(StatusCodes.Status403Forbidden, "You may not edit pages here.");
        }

        var title = edit.Title.Trim();
        if (title.Length is 0 or > 255)
        {
            return PageResult.Failed(StatusCodes.Status422UnprocessableEntity, "A page needs a title of at most 255 characters.");
        }

        if (!StorageDocument.TryReadPage(edit.Storage, out var root, out var fault))
        {
            return PageResult.Failed(
            StatusCodes.Status422UnprocessableEntity, $"The text is not well formed: {fault}");
        }

        var storage = MacroEditor.AssignIds(root);

        PageResult? result = null;
        site.Update(state =>
        {
            result = Apply(state, edit with { Title = title, Storage = storage }, user, out var next);
            return next;
        });
        return result!;
    }

    PageResult Apply(SiteState state, PageEdit edit, SimulatedUser user, out SiteState next)
    {
        next = state;
        if (state.Spaces.All(space => space.Key != edit.SpaceKey))
        {
            return PageResult.Failed(StatusCodes.Status404NotFound, "There is no such space.");
        }

        if (state.Pages.Any(
            other => other.Id != edit.Id && other.SpaceKey == edit.SpaceKey && other.Title.Equals(edit.Title, StringComparison.OrdinalIgnoreCase)))
        {
            return PageResult.Failed(StatusCodes.Status422UnprocessableEntity, "A page with this title exists already in this space.");
        }

        var old = edit.Id is null ? null : state.Pages.FirstOrDefault(page => page.Id == edit.Id && page.MayBeReadBy(user));
        if (edit.Id is not null && old is null)
        {
            return PageResult.Failed(StatusCodes.Status404NotFound, "There is no such page.");
        }

        if (old is not null && edit.BaseVersion is { } read && read != old.Current.Number)
        {
            return PageResult.Failed(
                StatusCodes.Status409Conflict, $"Someone published version {old.Current.Number} meanwhile. Copy your text and start again from there.");
        }

        var version = new PageVersion((old?.Current.Number ?? 0) + 1, edit.Storage, user.AccountId, time.GetUtcNow(), edit.Message);
        var page = old is null
            ? new Page
            {
                Id = state.NextContentId.ToString(CultureInfo.InvariantCulture), SpaceKey = edit.SpaceKey, ParentId = edit.ParentId,
                Title = edit.Title, Versions = [version], Readers = edit.Readers
            }
            : old with { Title = edit.Title, Versions = old.Versions.Add(version), Readers = edit.Readers ?? old.Readers };
        next = old is null
            ? state with { Pages = state.Pages.Add(page), NextContentId = state.NextContentId + 1 }
            : state with { Pages = state.Pages.Replace(old, page) };
        return new PageResult(page, StatusCodes.Status200OK, Error: null);
    }
}

/// <summary>What an author wants to publish.</summary>
/// <param name="Id">The page to change; null for a new one.</param>
/// <param name="BaseVersion">The version that the author began with; null to publish over whatever is there.</param>
/// <param name="Readers">Names of the users who may see the page; null leaves that as it is, everyone at first.</param>
internal sealed record PageEdit(
    string? Id,
        string SpaceKey, string? ParentId, string Title, string Storage, int? BaseVersion = null, string Message = "", ImmutableArray<string>? Readers = null);

/// <summary>A published page, or why it was not and with which status to say so.</summary>
internal sealed record PageResult(Page? Page, int Status, string? Error)
{
    public static PageResult Failed(int status, string error) => new(Page: null, status, error);
}
