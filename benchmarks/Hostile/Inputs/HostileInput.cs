namespace UserMacro.Hostile.Inputs;

/// <summary>One call, or a handful of calls at once, that a tenant or a stranger could make.</summary>
/// <param name="Family">What it is one of, such as <c>A CSS in bodies</c>; the letter is its kind: A nests deeply, B makes much work, D disturbs
/// neighbours.</param>
/// <param name="Name">Tells it from others of its family.</param>
/// <param name="SendAsync">Makes the call and says in a word how it was answered: the status, or what was seen.</param>
sealed record HostileInput(string Family, string Name, Func<HostileScene, CancellationToken, Task<string>> SendAsync)
{
    /// <summary>One request, answered with a status.</summary>
    public HostileInput(string family, string name, Func<HostileScene, CancellationToken, Task<HttpResponseMessage>> send)
        : this(family, name, async (scene, cancellation) =>
        {
            using var answer = await send(scene, cancellation);
            return $"{(int)answer.StatusCode}";
        })
    {
    }

    public override string ToString() => $"{Family}: {Name}";
}
