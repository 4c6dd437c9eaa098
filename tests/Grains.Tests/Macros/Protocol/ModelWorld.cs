using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>What is stored and what was promised to editors.</summary>
internal sealed class ModelWorld
{
    public static readonly MacroKey Key = MacroKey.Parse("badge");

    readonly SortedDictionary<int, string> _revisions = [];
    readonly SortedDictionary<int, string> _acknowledged = [];
    readonly SortedDictionary<int, string> _drafts = [];
    int _highest;

    /// <summary>A world with one macro that was never published.</summary>
    public ModelWorld(Mutation mutation)
    {
        Mutation = mutation;
        Head.Replace(new() { Life = 1, Version = 1 });
        Draft.Replace(new() { Life = 1, Number = 1, Draft = ModelEdit.DraftOf(1, "a0") });
    }

    public Mutation Mutation { get; }

    public ModelRecord<MacroHead> Head { get; } = new("head", Print);

    public ModelRecord<StoredDraft> Draft { get; } =
        new("draft", draft => $"{draft.Life}.{draft.Number}.{draft.HeadVersion}.{draft.Draft?.Definition.Template}");

    /// <summary>The first promise that was broken; null while all are kept.</summary>
    public string? Violation { get; private set; }

    public void Keep(MacroRevision revision)
    {
        var (number, content) = (revision.Header.Number, revision.Definition.Template);
        if (_revisions.TryGetValue(number, out var kept) && !string.Equals(kept, content, StringComparison.Ordinal))
        {
            Violation ??= $"revision {number} was kept as {kept} and again as {content}";
        }

        _revisions[number] = content;
    }

    public void Acknowledge(ModelEdit edit, int number)
    {
        if (!(edit.IsDraft ? _drafts : _acknowledged).TryAdd(number, edit.Content))
        {
            Violation ??= $"number {number} was acknowledged twice";
        }
    }

    /// <summary>The promises that hold at every moment: what was acknowledged can be read under its number, and numbers never fall.</summary>
    public void Check()
    {
        var head = Head.Value;
        if (head.LatestNumber < _highest)
        {
            Violation ??= $"the latest number fell from {_highest} to {head.LatestNumber}";
        }

        _highest = head.LatestNumber;
        foreach (var (number, content) in _acknowledged)
        {
            var readable = head.Published is { } published && published.Header.Number == number
                ? published.Definition.Template
                : _revisions.GetValueOrDefault(number);
            if (!string.Equals(readable, content, StringComparison.Ordinal))
            {
                Violation ??= $"revision {number} was acknowledged as {content} and reads as {readable ?? "nothing"}";
            }
        }

        if (Draft.Value.Draft is { } draft
            && _drafts.TryGetValue(draft.Number, out var saved)
            && !string.Equals(saved, draft.Definition.Template, StringComparison.Ordinal))
        {
            Violation ??= $"draft {draft.Number} was acknowledged as {saved} and is stored as {draft.Definition.Template}";
        }
    }

    public string Print() =>
        $"{Head.Print()} {Draft.Print()} kept {string.Join(',', _revisions)} acknowledged {string.Join(',', _acknowledged)} drafts {string.Join(',', _drafts)}";

    static string Print(MacroHead head) =>
        $"{head.Life}.{head.Deleted}.{head.Version}.{head.LatestNumber}.{head.Published?.Definition.Template}.{head.Outbox?.Revision}.{head.Outbox?.Draft?.Number}";
}
