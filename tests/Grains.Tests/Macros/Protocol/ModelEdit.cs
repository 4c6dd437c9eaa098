using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros;

namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>One request of an editor.</summary>
/// <param name="Content">The template to publish.</param>
/// <param name="RunAsync">Carries it out; gives the number to acknowledge, 0 for none.</param>
internal sealed record ModelEdit(string Content, Func<MacroStore, Task<Result<int>>> RunAsync)
{
    static readonly DateTimeOffset Once = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ModelEdit Create(string content) => new(content, async store =>
    {
        if (store.Head.Exists)
            return new ConflictError("exists");
        await store.CreateAsync(number => DraftOf(number, content));
        return 0;
    });

    public static ModelEdit Publish(string content) => new(content, async store =>
    {
        if (store.Draft is not { } current)
            return new NotFoundError("none");
        await store.PublishAsync(current, number => new(
            new(number, "u1", Once, "", content),
            Definitions.Of(content)));
        return store.Head.LatestNumber;
    });

    public static ModelEdit Delete() => new("", async store =>
    {
        if (!store.Head.Exists)
            return new NotFoundError("none");
        await store.DeleteAsync();
        return 0;
    });

    public static MacroDraft DraftOf(int number, string content) => new(number, Definitions.Of(content), "u1", Once, []);
}
