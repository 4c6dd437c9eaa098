using UserMacro.Marks;

namespace UserMacro.WebApi.Tests.Privacy;

/// <summary>What the journeys are marked with, by where it may be afterwards.</summary>
sealed class MarkSet
{
    readonly List<Mark> _shown = [];
    readonly List<Mark> _stored = [];
    readonly List<Mark> _addressed = [];

    public MarkSet()
    {
        Template = Stored("template");
        Note = Stored("note of a revision");
    }

    /// <summary>The control mark: what the search must find where it is stored.</summary>
    public Mark Template { get; }

    public Mark Note { get; }

    /// <summary>What is used in the moment of a request only: it may be nowhere.</summary>
    public IReadOnlyList<Mark> ShownOnly => _shown;

    /// <summary>What is stored encrypted: it may be in no file as it is, and in nothing that a process tells of itself.</summary>
    public IReadOnlyList<Mark> StoredEncrypted => _stored;

    /// <summary>What addresses of records are made of: it may be in nothing that a process tells of itself.</summary>
    public IReadOnlyList<Mark> InAddresses => _addressed;

    /// <summary>Marks something that may be nowhere afterwards.</summary>
    public Mark Shown(string subject) => Keep(_shown, Mark.Create(subject));

    /// <summary>Takes a text that is one of a kind by itself, such as a token, as a mark that may be nowhere afterwards.</summary>
    public void Secret(string subject, string text) => Keep(_shown, new(subject, text));

    public Mark Stored(string subject) => Keep(_stored, Mark.Create(subject));

    public void Stored(string subject, string text) => Keep(_stored, new(subject, text));

    public Mark Addressed(string subject) => Keep(_addressed, Mark.Create(subject));

    public void Addressed(string subject, string text) => Keep(_addressed, new(subject, text));

    static Mark Keep(List<Mark> marks, Mark mark)
    {
        marks.Add(mark);
        return mark;
    }
}
