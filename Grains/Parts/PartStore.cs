using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Persistence;
using UserMacro.Templating.Snippets;

namespace UserMacro.Grains.Parts;

/// <summary>A tenant's shared parts and what may be done to them. After an exception the store must not be used again.</summary>
/// <param name="index">Which parts there are.</param>
/// <param name="texts">Their texts.</param>
/// <param name="time">The clock.</param>
internal sealed class PartStore(IRecord<PartsIndex> index, IPartTextRecords texts, TimeProvider time)
{
    public const int MaxParts = Limits.Parts;

    // Far from where counting on would overflow.
    const int MaxImportedNumber = 1_000_000_000;

    static readonly NotFoundError NoPart = new("No shared part has this name.");

    public ImmutableArray<SharedPart> List() => [.. index.Value.Parts.Values.OrderBy(part => part.Name, StringComparer.Ordinal)];

    public async Task<Result<SharedPart>> ReadAsync(string name) => await FindAsync(name) is { } part ? part : NoPart;

    /// <summary>The parts of these names and all snippets that they put in.</summary>
    public async Task<ImmutableArray<SharedPart>> ResolveAsync(ImmutableArray<string> names)
    {
        var found = new SortedDictionary<string, SharedPart>(StringComparer.Ordinal);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (found.ContainsKey(name) || await FindAsync(name) is not { } part)
            {
                continue;
            }

            found[name] = part;
            foreach (var inner in SnippetExpander.NamesIn(part.Template))
            {
                open.Push(inner);
            }
        }

        return [.. found.Values];
    }

    /// <summary>Makes a part or changes one.</summary>
    /// <param name="part">The part.</param>
    /// <param name="onNumber">The number that the change was made on; null for a new part.</param>
    /// <param name="editor">Handle of the account.</param>
    /// <param name="request">The request that asks for it, when it has an idempotency key.</param>
    public async Task<Result<SharedPart>> SaveAsync(SharedPart part, int? onNumber, string editor, CompletedRequest? request = null)
    {
        if (request is not null && index.Value.Requests.Find(request.Key, request.At) is { } done)
        {
            if (!done.IsOf(request))
            {
                return RepeatErrors.KeyReused;
            }

            return (Result<SharedPart>)(await FindAsync(part.Name) is { } made ? made : RepeatErrors.AnswerGone) with { IsRepeat = true };
        }

        if (IdempotencyScope.IsRepeat)
        {
            return RepeatErrors.AnswerGone;
        }

        if (Refusal(part.Name, onNumber) is { } refusal)
        {
            return refusal;
        }

        if (PartValidator.Check(part) is { IsEmpty: false } problems)
        {
            return new InvalidError("The shared part is not valid; nothing was stored.", problems, [], DraftNumber: null);
        }

        if (await FaultOfAsync([part]) is { } fault)
        {
            return fault;
        }

        if (onNumber is null && index.Value.Parts.Count >= MaxParts)
        {
            return TooMany(index.Value.Parts.Count + 1);
        }

        if (await ExcessOfAsync([part]) is { } excess)
        {
            return excess;
        }

        await CleanAsync();
        var now = time.GetUtcNow();
        var (number, taken) = await FreeNumberAsync(index.Value.LastNumber + 1);
        var next = part with { Number = number, EditedBy = editor, EditedAt = now };
        await texts.WriteAsync(next.Number, new() { Part = next });
        await index.WriteAsync(index.Value with
        {
            Requests = request is null ? index.Value.Requests : index.Value.Requests.Add(request with { Number = next.Number }),
            Parts = index.Value.Parts.SetItem(next.Name, next with { Template = "", Styles = "", Script = "" }),
            LastNumber = next.Number,
            Leftovers = onNumber is { } former ? [former, .. taken] : taken,
            PendingAudit = index.Value.PendingAudit.Add(Entry(next.Number, AuditActions.SharedPartChanged, next.Name, editor, now)),
        });
        return next;
    }

    /// <summary>Brings in those parts whose names are free, with their editors, times and, where they are free, numbers.</summary>
    public async Task<Result<bool>> ImportAsync(ImmutableArray<SharedPart> parts, string editor)
    {
        ImmutableArray<SharedPart> missing = [.. parts.Where(part => !index.Value.Parts.ContainsKey(part.Name ?? "")).OrderBy(part => part.Number)];
        if (missing.Select(PartValidator.Check).FirstOrDefault(problems => !problems.IsEmpty, []) is { IsEmpty: false } problems)
        {
            return new InvalidError("A shared part of the archive is not valid; nothing was stored.", problems, [], DraftNumber: null);
        }

        if (await FaultOfAsync(missing) is { } fault)
        {
            return fault;
        }

        if (index.Value.Parts.Count + missing.Length > MaxParts)
        {
            return TooMany(index.Value.Parts.Count + missing.Length);
        }

        if (missing.IsEmpty)
        {
            return true;
        }

        if (await ExcessOfAsync(missing) is { } excess)
        {
            return excess;
        }

        await CleanAsync();
        var next = index.Value with { Leftovers = [] };
        foreach (var part in missing.DistinctBy(part => part.Name, StringComparer.Ordinal))
        {
            var (number, taken) = await FreeNumberAsync(Math.Max(part.Number < MaxImportedNumber ? part.Number : 0, next.LastNumber + 1));
            var stored = part with { Number = number };
            await texts.WriteAsync(stored.Number, new() { Part = stored });
            next = next with
            {
                Parts = next.Parts.SetItem(stored.Name, stored with { Template = "", Styles = "", Script = "" }),
                LastNumber = stored.Number,
                Leftovers = next.Leftovers.AddRange(taken),
                PendingAudit = next.PendingAudit.Add(Entry(stored.Number, AuditActions.SharedPartChanged, stored.Name, editor, time.GetUtcNow())),
            };
        }

        await index.WriteAsync(next);
        return true;
    }

    /// <param name="name">The part.</param>
    /// <param name="onNumber">The number it was decided on.</param>
    /// <param name="editor">Handle of the account.</param>
    /// <param name="users">The published macros that were compiled with it.</param>
    public async Task<Result<bool>> DeleteAsync(string name, int onNumber, string editor, Func<Task<ImmutableArray<string>>> users)
    {
        if (Refusal(name, onNumber) is { } refusal)
        {
            return refusal;
        }

        if (await users() is [var macro, ..])
        {
            return new ConflictError(
                $"The published macro “{macro}” was compiled with this part. Publish it without, and any other one that names the part.");
        }

        foreach (var other in List().Where(other => other.Kind == SharedPartKind.Snippet && other.Name != name))
        {
            if (SnippetExpander.NamesIn((await FindAsync(other.Name))!.Template).Contains(name, StringComparer.Ordinal))
            {
                return new ConflictError($"The snippet “{other.Name}” includes this one.");
            }
        }

        await CleanAsync();
        var number = index.Value.LastNumber + 1;
        await index.WriteAsync(index.Value with
        {
            Parts = index.Value.Parts.Remove(name),
            LastNumber = number,
            Leftovers = [onNumber],
            PendingAudit = index.Value.PendingAudit.Add(Entry(number, AuditActions.SharedPartDeleted, name, editor, time.GetUtcNow())),
        });
        return true;
    }

    async Task<SharedPart?> FindAsync(string name) => index.Value.Parts.TryGetValue(name, out var part) ? (await texts.ReadAsync(part.Number)).Part : null;

    GrainError? Refusal(string name, int? onNumber)
    {
        var isThere = index.Value.Parts.TryGetValue(name ?? "", out var current);
        if (onNumber is not { } number)
        {
            return isThere ? new ConflictError("A shared part with this name already exists.") : null;
        }

        return !isThere ? NoPart
            : current!.Number != number ? new StaleError("Somebody else has changed the shared part in the meantime.", current.Number)
            : null;
    }

    /// <summary>Why snippets cannot be put together once these parts are stored; null when they can.</summary>
    async Task<InvalidError?> FaultOfAsync(ImmutableArray<SharedPart> changed)
    {
        var parts = changed.DistinctBy(part => part.Name, StringComparer.Ordinal).ToDictionary(part => part.Name, StringComparer.Ordinal);
        foreach (var part in await ResolveAsync([.. changed.SelectMany(part => SnippetExpander.NamesIn(part.Template))]))
        {
            parts.TryAdd(part.Name, part);
        }

        var faults = changed.Select(
            part => SnippetExpander.Expand(part.Template.Length == 0 ? "" : $"{{{{ include '{part.Name}' }}}}", Find).Diagnostics.FirstOrDefault());
        return faults.FirstOrDefault(fault => fault is not null) is { } first
            ? new("The snippet cannot be compiled; nothing was stored.", [new("template", first.Message)], [], DraftNumber: null)
            : null;

        string? Find(string name) => parts.GetValueOrDefault(name) is { Kind: SharedPartKind.Snippet } part ? part.Template : null;
    }

    static LimitError TooMany(int parts) =>
        new($"{Excess.OfWouldBe(parts, MaxParts, "shared parts")} Delete one that is no longer used.", Limits.NameOf(nameof(Limits.Parts)));

    async Task<LimitError?> ExcessOfAsync(ImmutableArray<SharedPart> changed)
    {
        var names = changed.Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        var others = await ResolveAsync([.. index.Value.Parts.Keys.Where(name => !names.Contains(name))]);
        var size = others.Where(part => !names.Contains(part.Name)).Concat(changed).Sum(PartAssembly.SizeOf);
        return size > Limits.PartsTotal
            ? new($"{Excess.OfWouldBe(size, Limits.PartsTotal, "bytes of shared parts")} Shorten or delete some.", Limits.NameOf(nameof(Limits.PartsTotal)))
            : null;
    }

    /// <summary>The first number from here on that no text has, and those passed over: another activation may have written their texts
    /// and be about to write the index.</summary>
    async Task<(int Number, ImmutableArray<int> Taken)> FreeNumberAsync(int number)
    {
        var taken = ImmutableArray.CreateBuilder<int>();
        while ((await texts.ReadAsync(number)).Part is not null)
        {
            taken.Add(number++);
        }

        return (number, taken.ToImmutable());
    }

    /// <summary>Erases texts that the last change left; the next one notes that.</summary>
    async Task CleanAsync()
    {
        foreach (var number in index.Value.Leftovers)
        {
            await texts.ClearAsync(number);
        }
    }

    static AuditEntry Entry(int number, string action, string name, string editor, DateTimeOffset now) =>
        new(string.Create(CultureInfo.InvariantCulture, $"part/{number}"), now, editor, action, name, AuditOutcome.Done, "");
}
