using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>One request of an editor.</summary>
/// <param name="Content">The template to publish or to save.</param>
/// <param name="RunAsync">Carries it out; gives the number to acknowledge, 0 for none.</param>
internal sealed record ModelEdit(string Content, Func<MacroStore, Task<Result<int>>> RunAsync)
{
    static readonly DateTimeOffset Once = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly MacroChange Change = new("macro.changed", "u1", Once);

    /// <summary>Whether the number to acknowledge is a draft's.</summary>
    public bool IsDraft { get; private init; }

    public static ModelEdit Create(string content) => new(content, async store =>
    {
        if (store.Head.Exists)
        {
            return new ConflictError("exists");
        }

        await store.CreateAsync(DraftOf(store.NextDraft, content), Change);
        return 0;
    });

    public static ModelEdit Save(string content) => new(content, async store =>
    {
        await store.SaveDraftAsync(DraftOf(store.NextDraft, content));
        return store.Draft!.Number;
    })
    { IsDraft = true };

    /// <summary>Puts another draft in the place of the present one, as discarding, restoring and taking over do.</summary>
    public static ModelEdit Replace(string content) => new(content, async store =>
    {
        await store.ChangeAsync([Change], head => head, DraftOf(store.NextDraft, content));
        return store.Draft!.Number;
    })
    { IsDraft = true };

    public static ModelEdit Publish(string content) => new(content, async store =>
    {
        if (store.Draft is null)
        {
            return new NotFoundError("none");
        }

        await store.PublishAsync(new(new(store.NextRevision, "u1", Once, "", content), Definitions.Create(content)), [Change], firstKept: 1);
        return store.Head.LatestNumber;
    });

    public static ModelEdit Delete() => new("", async store =>
    {
        if (!store.Head.Exists)
        {
            return new NotFoundError("none");
        }

        await store.DeleteAsync([Change], DateTimeOffset.UnixEpoch);
        return 0;
    });

    public static MacroDraft DraftOf(int number, string content) => new(number, Definitions.Create(content), "u1", Once, []);
}
