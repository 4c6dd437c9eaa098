using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

public sealed class MacroGrainTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    IMacroGrain Sut => cluster.Macro(_tenant, "badge");

    [Fact]
    public async Task Create_NewKey_IsADraftOfNumber1InTheCatalogue()
    {
        var details = Value(await Sut.Create(Definitions.Create("Hello"), "u1"));

        (details.Key, details.State, details.Draft.Number, details.Published, details.HasUnpublishedChanges)
            .ShouldBe(("badge", MacroState.Draft, 1, null, true));
        var entry = (await cluster.Grains.ListMacrosAsync(_tenant)).ShouldHaveSingleItem();
        (entry.Key, entry.State, entry.EditedBy, entry.Module).ShouldBe(("badge", MacroState.Draft, "u1", null));
    }

    [Fact]
    public async Task Create_KeyTaken_IsAConflict()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");

        (await Sut.Create(Definitions.Create("Other"), "u2")).Error.ShouldBeOfType<ConflictError>();

        Value(await Sut.Read()).Draft.Definition.Template.ShouldBe("Hello");
    }

    [Fact]
    public async Task Create_KeyOfConfluencesOwnMacro_IsAConflict() =>
        (await cluster.Macro(_tenant, "info").Create(Definitions.Create("Hello"), "u1")).Error.ShouldBeOfType<ConflictError>();

    [Fact]
    public async Task Create_FieldBreaksARule_StoresNothing()
    {
        (await Sut.Create(Definitions.Create("Hello") with { Name = "" }, "u1"))
            .Error.ShouldBeOfType<InvalidError>().Fields.ShouldHaveSingleItem().Field.ShouldBe("name");

        (await Sut.Read()).Error.ShouldBeOfType<NotFoundError>();
    }

    [Fact]
    public async Task SaveDraft_OnTheCurrentDraft_GivesTheNextNumber()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");

        var details = Value(await Sut.SaveDraft(Definitions.Create("Hello 2") with { Name = "New name" }, 1, "u2"));

        (details.Draft.Number, details.Draft.EditedBy).ShouldBe((2, "u2"));
        (await cluster.Grains.ListMacrosAsync(_tenant)).ShouldHaveSingleItem().Name.ShouldBe("New name");
    }

    [Fact]
    public async Task SaveDraft_OnAFormerDraft_IsStale()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");
        await Sut.SaveDraft(Definitions.Create("Hello 2"), 1, "u1");

        (await Sut.SaveDraft(Definitions.Create("Hello 3"), 1, "u2")).Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(2);
        (await Sut.Publish(1, "", "u2")).Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(2);
    }

    [Fact]
    public async Task SaveDraft_TemplateWithErrors_IsKeptAndCannotBePublished()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");

        var invalid = (await Sut.SaveDraft(Definitions.Create("!error"), 1, "u1")).Error.ShouldBeOfType<InvalidError>();

        invalid.DraftNumber.ShouldBe(2);
        invalid.Diagnostics.ShouldHaveSingleItem().Severity.ShouldBe(DiagnosticSeverity.Error);
        Value(await Sut.Read()).Draft.Definition.Template.ShouldBe("!error");
        (await Sut.Publish(2, "", "u1")).Error.ShouldBeOfType<InvalidError>().DraftNumber.ShouldBeNull();
        (await RenderAsync()).ShouldBeOfType<MacroMissing>();
    }

    [Fact]
    public async Task SaveDraft_FieldBreaksARule_StoresNothing()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");

        (await Sut.SaveDraft(Definitions.Create("Hello 2") with { Categories = ["games"] }, 1, "u1"))
            .Error.ShouldBeOfType<InvalidError>().DraftNumber.ShouldBeNull();

        Value(await Sut.Read()).Draft.Number.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_Draft_IsSeenByTheNextRenderAndStaysReadable()
    {
        await Sut.Create(Definitions.Create("Hello") with { Styles = "b{}" }, "u1");
        (await RenderAsync()).ShouldBeOfType<MacroMissing>();
        var first = Value(await Sut.Publish(1, "first", "u1"));
        (await RenderAsync()).ShouldBe(new RenderedOutput("Html:Hello", "b{}", 1, Cacheable: true));
        await Sut.SaveDraft(Definitions.Create("Hello 2"), 1, "u2");
        Value(await Sut.Read()).HasUnpublishedChanges.ShouldBeTrue();

        var second = Value(await Sut.Publish(2, "second", "u2"));

        (first.Number, second.Number, second.Author, second.Note).ShouldBe((1, 2, "u2", "second"));
        (await RenderAsync()).ShouldBe(new RenderedOutput("Html:Hello 2", "", 2, Cacheable: true));
        Value(await Sut.Read()).HasUnpublishedChanges.ShouldBeFalse();
        var revision = Value(await Sut.ReadRevision(1));
        (revision.Header, revision.Definition.Template).ShouldBe((first, "Hello"));
        (await Sut.ReadRevision(3)).Error.ShouldBeOfType<NotFoundError>();
        (await Sut.ReadRevision(0)).Error.ShouldBeOfType<NotFoundError>();
        (await cluster.Grains.ListMacrosAsync(_tenant)).ShouldHaveSingleItem().Module.ShouldNotBeNull().Template.ShouldBeEmpty();
    }

    [Fact]
    public async Task Publish_NoteTooLong_IsInvalid()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");

        (await Sut.Publish(1, new('x', 1001), "u1")).Error.ShouldBeOfType<InvalidError>().Fields.ShouldHaveSingleItem().Field.ShouldBe("note");
    }

    [Fact]
    public async Task Delete_Published_EndsRendersAndNumbersGoOnAfterwards()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");
        await Sut.Publish(1, "", "u1");

        Value(await Sut.Delete(null, "u1")).ShouldBeTrue();

        (await RenderAsync()).ShouldBeOfType<MacroMissing>();
        (await Sut.Read()).Error.ShouldBeOfType<NotFoundError>();
        (await Sut.Delete(null, "u1")).Error.ShouldBeOfType<NotFoundError>();
        (await Sut.SaveDraft(Definitions.Create("Hello"), 1, "u1")).Error.ShouldBeOfType<NotFoundError>();
        (await cluster.Grains.CountMacrosAsync(_tenant)).ShouldBe(0);
        Value(await Sut.Create(Definitions.Create("Again"), "u1")).Draft.Number.ShouldBe(2);
        Value(await Sut.Publish(2, "", "u1")).Number.ShouldBe(2);
        (await cluster.Grains.CountMacrosAsync(_tenant)).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publish_WriteOfUnknownOutcome_IsUnavailableAndTheNextCallReadsWhatIsTrue(bool isDone)
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");
        cluster.Storage.FailNextWrite("head", $"{_tenant}/badge", isDone);

        (await Sut.Publish(1, "", "u1")).Error.ShouldBeOfType<UnavailableError>();

        var published = Value(await Sut.Read()).Published;
        (published is not null).ShouldBe(isDone);
        var again = await Sut.Publish(1, "", "u1");
        if (isDone)
        {
            again.Error.ShouldBeOfType<ConflictError>();
        }
        else
        {
            Value(again).Number.ShouldBe(1);
        }

        (await Sut.ReadRevision(1)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task SaveDraft_WriteOfUnknownOutcome_IsUnavailableAndTheNumberTellsWhatIsTrue()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");
        cluster.Storage.FailNextWrite("draft", $"{_tenant}/badge", isDone: true);

        (await Sut.SaveDraft(Definitions.Create("Hello 2"), 1, "u1")).Error.ShouldBeOfType<UnavailableError>();

        (await Sut.SaveDraft(Definitions.Create("Hello 3"), 1, "u1")).Error.ShouldBeOfType<StaleError>().CurrentDraft.ShouldBe(2);
    }

    [Fact]
    public async Task Render_AfterASaveWhileTheStorageIsGone_GoesOnAndTheNextActivationReadsWhatIsTrue()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");
        await Sut.Publish(1, "", "u1");
        cluster.Storage.TakeAway($"{_tenant}/badge");

        (await Sut.SaveDraft(Definitions.Create("Hello 2"), 1, "u1")).Error.ShouldBeOfType<UnavailableError>();
        (await RenderAsync()).ShouldBeOfType<RenderedOutput>().Markup.ShouldBe("Html:Hello");
        (await Sut.Publish(1, "", "u1")).Error.ShouldBeOfType<UnavailableError>();
        (await Sut.Read()).Error.ShouldBeOfType<UnavailableError>();
        (await RenderAsync()).ShouldBeOfType<RenderedOutput>().Markup.ShouldBe("Html:Hello");

        cluster.Storage.BringBack($"{_tenant}/badge");
        Result<MacroDetails> read;
        while ((read = await Sut.Read()).Error is UnavailableError)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Value(read).Draft.Number.ShouldBe(1);
        Value(await Sut.SaveDraft(Definitions.Create("Hello 2"), 1, "u1")).Draft.Number.ShouldBe(2);
    }

    [Fact]
    public async Task Render_AfterAFailedSave_NeedsNothingFromTheStorage()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");
        await Sut.Publish(1, "", "u1");
        cluster.Storage.FailNextWrite("draft", $"{_tenant}/badge", isDone: false);
        (await Sut.SaveDraft(Definitions.Create("Hello 2"), 1, "u1")).Error.ShouldBeOfType<UnavailableError>();

        cluster.Storage.TakeAway($"{_tenant}/badge");

        (await RenderAsync()).ShouldBeOfType<RenderedOutput>().Markup.ShouldBe("Html:Hello");
    }

    [Fact]
    public async Task Publish_DoneThoughItFailed_IsSeenByTheNextRender()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");
        cluster.Storage.FailNextWrite("head", $"{_tenant}/badge", isDone: true);

        (await Sut.Publish(1, "", "u1")).Error.ShouldBeOfType<UnavailableError>();

        (await RenderAsync()).ShouldBeOfType<RenderedOutput>().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_RevisionCannotBeDispatchedYet_IsReadableAllTheSame()
    {
        await Sut.Create(Definitions.Create("Hello"), "u1");
        cluster.Storage.FailNextWrite("revision", $"{_tenant}/badge/1", isDone: false);

        Value(await Sut.Publish(1, "", "u1")).Number.ShouldBe(1);

        Value(await Sut.ReadRevision(1)).Definition.Template.ShouldBe("Hello");
        await Sut.SaveDraft(Definitions.Create("Hello 2"), 1, "u1");
        Value(await Sut.Publish(2, "", "u1")).Number.ShouldBe(2);
        Value(await Sut.ReadRevision(1)).Definition.Template.ShouldBe("Hello");
    }

    static T Value<T>(Result<T> result)
    {
        result.Error.ShouldBeNull();
        return result.Value!;
    }

    Task<RenderOutcome> RenderAsync() => Sut.Render(new() { Markup = RenderMarkup.Html }, TestContext.Current.CancellationToken);
}
