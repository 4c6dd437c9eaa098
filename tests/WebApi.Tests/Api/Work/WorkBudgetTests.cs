using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Work;

namespace UserMacro.WebApi.Tests.Api.Work;

public sealed class WorkBudgetTests : IDisposable
{
    static readonly ApiCaller Person = new(TenantId.Parse("t-000102030405060708090a0b0c0d0e0f"), "a", "");
    static readonly ApiCaller Token = Person with { TokenId = "one" };

    readonly FakeTimeProvider _time = new();
    readonly WorkBudgets _sut;

    public WorkBudgetTests() => _sut = new(Options.Create(new WorkOptions { TokenSecondsPerMinute = 10, TenantSecondsPerMinute = 60 }), _time);

    public void Dispose() => _sut.Dispose();

    [Fact]
    public void Charge_WhatWasSavedUp_LeavesNothing()
    {
        _sut.Charge(Token, TimeSpan.FromSeconds(29));
        _sut.Exceeded(Token).ShouldBeNull();

        _sut.Charge(Token, TimeSpan.FromSeconds(1));

        _sut.Exceeded(Token)!.Value.Name.ShouldBe("token");
    }

    [Fact]
    public void Charge_MoreThanThereIs_IsPaidOffFirst()
    {
        _sut.Charge(Token, TimeSpan.FromSeconds(50));

        var (_, perMinute, wait) = _sut.Exceeded(Token)!.Value;
        perMinute.ShouldBe(10);
        wait.TotalSeconds.ShouldBe(120, 0.1);
        _time.Advance(TimeSpan.FromSeconds(119));
        _sut.Exceeded(Token).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromSeconds(2));
        _sut.Exceeded(Token).ShouldBeNull();
    }

    [Fact]
    public void Charge_OfOneToken_LeavesOtherTokensAndPeopleTheirs()
    {
        _sut.Charge(Token, TimeSpan.FromSeconds(40));

        _sut.Exceeded(Token with { TokenId = "two" }).ShouldBeNull();
        _sut.Exceeded(Person).ShouldBeNull();
    }

    [Fact]
    public void Charge_OfManyTokens_IsBoundedBySite()
    {
        for (var token = 0; token < 7; token++)
        {
            _sut.Charge(Token with { TokenId = $"{token}" }, TimeSpan.FromSeconds(28));
        }

        _sut.Exceeded(Person)!.Value.Name.ShouldBe("site");
        _sut.Exceeded(Person with { Tenant = TenantId.Parse("t-0102030405060708090a0b0c0d0e0f10") }).ShouldBeNull();
    }

    [Fact]
    public void Charge_AnyDebt_IsForgottenAfterTenMinutes()
    {
        _sut.Charge(Person, TimeSpan.FromDays(1));

        _sut.Exceeded(Person)!.Value.Wait.TotalMinutes.ShouldBe(WorkBudget.LongestDebtMinutes, 0.01);
    }
}
