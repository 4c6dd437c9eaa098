using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Tests.Macros.Administrators;

/// <summary>What a macro must be after any sequence of operations, said as plainly as possible.</summary>
internal sealed class MacroModel
{
    /// <summary>The content of every revision ever published, in order.</summary>
    public List<string> Revisions { get; } = [];

    public bool Exists { get; private set; }

    public int Draft { get; private set; }

    public string Content { get; private set; } = "";

    public string EditedBy { get; private set; } = "";

    public string? Published { get; private set; }

    public bool WasUnpublished { get; private set; }

    public bool Disabled { get; private set; }

    public bool ApprovalWanted { get; set; }

    public (string By, bool IsOpen)? Request { get; private set; }

    /// <summary>How many requests ended though nobody decided on them or took them back.</summary>
    public int Dropped { get; private set; }

    public MacroState State =>
        Published is null ? WasUnpublished ? MacroState.Unpublished : MacroState.Draft
        : Disabled ? MacroState.Disabled
        : MacroState.Published;

    bool HasChanges => Published != Content;

    /// <summary>Does what the service should do; gives the kind of error that it should answer, null for none.</summary>
    public Type? Apply(Operation operation, int seen, string who) => operation.Kind switch
    {
        OperationKind.Create => Create(operation.Content, who),
        OperationKind.Delete => Refusal(seen) ?? Do(Delete),
        OperationKind.Save => Refusal(seen) ?? Do(() => Replace(operation.Content, who)),
        OperationKind.Discard => Refusal(seen) ?? (Published is null ? Conflict : Do(() => Replace(Published!, who, when: HasChanges))),
        OperationKind.Publish => Refusal(seen) ?? Unchanged()
            ?? (ApprovalWanted ? typeof(ApprovalNeededError) : Do(() => Release(Content, keepsRequest: false))),
        OperationKind.Request => Refusal(seen) ?? Unchanged() ?? (!ApprovalWanted || Request is { IsOpen: true } ? Conflict : Do(() => Request = (who, true))),
        OperationKind.Approve => Refusal(seen) ?? Unchanged() ?? Undecidable(who) ?? Do(Approve),
        OperationKind.Reject => Refusal(seen) ?? Undecidable(who) ?? Do(() => Request = (Request!.Value.By, false)),
        OperationKind.Withdraw => Refusal(seen) ?? (Request is null ? Conflict : Do(() => Request = null)),
        OperationKind.Restore => Refusal(seen) ?? Restore(operation.Revision, who),
        OperationKind.Unpublish => Refusal(seen) ?? (Published is null ? Conflict : Do(() => (Published, WasUnpublished, Disabled) = (null, true, false))),
        OperationKind.Disable => SetDisabled(true),
        OperationKind.Enable => SetDisabled(false),
        _ => null,
    };

    static readonly Type Conflict = typeof(ConflictError);

    Type? Create(string content, string who)
    {
        if (Exists)
        {
            return Conflict;
        }

        (Exists, Published, WasUnpublished, Disabled) = (true, null, false, false);
        Replace(content, who);
        return null;
    }

    void Delete()
    {
        Drop();
        (Exists, Published) = (false, null);
    }

    void Approve()
    {
        Request = null;
        Release(Content, keepsRequest: false);
    }

    Type? Restore(int revision, string who)
    {
        if (revision < 1 || revision > Revisions.Count)
        {
            return typeof(NotFoundError);
        }

        var content = Revisions[revision - 1];
        if (content == Published)
        {
            return Conflict;
        }

        if (ApprovalWanted)
        {
            return typeof(ApprovalNeededError);
        }

        var (kept, editor) = HasChanges ? (Content, EditedBy) : (content, who);
        Release(content, keepsRequest: true);
        Replace(kept, editor);
        return null;
    }

    Type? SetDisabled(bool disabled) => !Exists ? typeof(NotFoundError) : Published is null ? Conflict : Do(() => Disabled = disabled);

    Type? Refusal(int seen) => !Exists ? typeof(NotFoundError) : seen != Draft ? typeof(StaleError) : null;

    Type? Unchanged() => HasChanges ? null : typeof(ConflictError);

    Type? Undecidable(string who) => Request is not { IsOpen: true } request ? Conflict : who == request.By || who == EditedBy ? typeof(ForbiddenError) : null;

    void Release(string content, bool keepsRequest)
    {
        Revisions.Add(content);
        (Published, WasUnpublished) = (content, false);
        if (!keepsRequest)
        {
            Drop();
        }
    }

    void Replace(string content, string who, bool when = true)
    {
        if (!when)
        {
            return;
        }

        // An open request continues with the content that it was made for, unless that is published.
        if (Request is not { IsOpen: true } || content != Content || content == Published)
        {
            Drop();
        }

        (Draft, Content, EditedBy) = (Draft + 1, content, who);
    }

    void Drop()
    {
        if (Request is { IsOpen: true })
        {
            Dropped++;
        }

        Request = null;
    }

    static Type? Do(Action change)
    {
        change();
        return null;
    }
}
