namespace UserMacro.Grains.Tests.Macros.Protocol;

public sealed class SaveProtocolTests(ITestOutputHelper output)
{
    static readonly ModelEdit[] PublishTwice = [ModelEdit.Publish("a1"), ModelEdit.Publish("a2")];
    static readonly ModelEdit[] PublishOnce = [ModelEdit.Publish("c1")];
    static readonly ModelEdit[] StartAgain = [ModelEdit.Delete(), ModelEdit.Create("b0"), ModelEdit.Publish("b1")];

    [Fact]
    public void Publish_EveryInterleavingOfTwoActivationsAndTwoFaults_KeepsWhatWasAcknowledged() =>
        Explore(new(Mutation.None, maxFaults: 2, PublishTwice, PublishOnce)).ShouldBeNull();

    [Fact]
    public void DeleteAndCreate_EveryInterleavingOfTwoActivationsAndAFault_NeverUsesANumberAgain() =>
        Explore(new(Mutation.None, maxFaults: 1, PublishOnce, StartAgain)).ShouldBeNull();

    [Fact]
    public void Replace_EveryInterleavingOfTwoActivationsAndAFault_GivesNoDraftAnothersNumber() =>
        Explore(new(Mutation.None, maxFaults: 1, [ModelEdit.Replace("r1"), ModelEdit.Save("s1")], [ModelEdit.Save("s2")])).ShouldBeNull();

    [Fact]
    public void Replace_BrokenProtocol_IsFound() =>
        Explore(new(Mutation.IgnoresEtags, maxFaults: 1, [ModelEdit.Replace("r1"), ModelEdit.Save("s1")], [ModelEdit.Save("s2")])).ShouldNotBeNull();

    [Theory]
    [InlineData(nameof(Mutation.IgnoresEtags))]
    [InlineData(nameof(Mutation.RetriesAfterUnknownOutcome))]
    [InlineData(nameof(Mutation.ForgetsCopies))]
    public void Publish_BrokenProtocol_IsFound(string mutation) =>
        Explore(new(Enum.Parse<Mutation>(mutation), maxFaults: 1, PublishTwice, PublishOnce)).ShouldNotBeNull();

    string? Explore(ProtocolModel model)
    {
        var violation = model.Explore();
        output.WriteLine($"{model.States} states, {model.Ends} ends; {violation ?? "all promises kept"}");
        if (violation is null)
        {
            model.Ends.ShouldBeGreaterThan(10);
        }

        return violation;
    }
}
