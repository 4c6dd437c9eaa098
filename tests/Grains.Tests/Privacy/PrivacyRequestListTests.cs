using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Privacy;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Privacy;

namespace UserMacro.Grains.Tests.Privacy;

public sealed class PrivacyRequestListTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Forget_90DaysAfterTheAnswer_ErasesRequestAndNote()
    {
        var list = new PrivacyRequestList().Add(Request("a", "u1")).Value!.Add(Request("b", "u2")).Value!
            .Answer("a", new(PrivacyOutcome.Done, "", "u3", Now)).Value!;

        list.Forget(Now.AddDays(89.9)).ShouldBeSameAs(list);
        list.Forget(Now.AddDays(90)).Requests.ShouldHaveSingleItem().Id.ShouldBe("b", "an open one is kept until it is answered");
    }

    [Fact]
    public void Add_SameKindAgain_WaitsForTheAnswerOfTheFirst()
    {
        var list = new PrivacyRequestList().Add(Request("a", "u1")).Value!;

        list.Add(Request("b", "u1")).Error.ShouldBeOfType<ConflictError>();
        list.Add(Request("b", "u1") with { Kind = PrivacyRequestKind.Rectify }).Error.ShouldBeNull();
        list.Answer("a", new(PrivacyOutcome.Done, "", "u3", Now)).Value!.Add(Request("b", "u1")).Error.ShouldBeNull();
    }

    [Fact]
    public void Add_TooManyAreOpen_IsRefused()
    {
        var list = new PrivacyRequestList { Requests = [.. Enumerable.Range(0, Limits.PrivacyRequests).Select(number => Request($"{number}", $"u{number}"))] };

        list.Add(Request("more", "u9999")).Error.ShouldBeOfType<LimitError>();
    }

    [Fact]
    public void Withdraw_OfSomebodyElse_IsNotFound()
    {
        var list = new PrivacyRequestList().Add(Request("a", "u1")).Value!;

        list.Withdraw("a", "u2").Error.ShouldBeOfType<NotFoundError>();
        list.Withdraw("a", "u1").Value!.Requests.ShouldBeEmpty();
    }

    static PrivacyRequest Request(string id, string person) => new(id, PrivacyRequestKind.Erase, person, Now, "note");
}
