extern alias webapi;

using System.Reflection;
using Orleans.DynamoDB.Clustering.Provider;
using Orleans.DynamoDB.Persistence.Records;
using Orleans.DynamoDB.Reminders.Provider;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Silo.DynamoDB;
using UserMacro.Silo.Storage;
using webapi::UserMacro.WebApi.Api.Idempotency;
using webapi::UserMacro.WebApi.Api.Problems;
using webapi::UserMacro.WebApi.Audit;
using webapi::UserMacro.WebApi.Hosts;
using webapi::UserMacro.WebApi.Security.Bearer;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>Texts in records, tables, answers and headers that are constants of the code.</summary>
public sealed class TextNamesTests
{
    static readonly TenantId Tenant = Samples.Tenant;

    [Fact]
    public void GrainKeys_EachKind_AreThoseOfRecords() =>
        NameList.ShouldHold("grain-keys.txt",
        [
            $"tenant {GrainKeys.Tenant(Tenant)}",
            $"macro {GrainKeys.Macro(Tenant, MacroKey.Parse("badge"))}",
            $"revision {GrainKeys.Revision(Tenant, MacroKey.Parse("badge"), 12)}",
            $"catalog {GrainKeys.Catalog(Tenant, MacroKey.Parse("badge"))} of {GrainKeys.CatalogShards}",
            $"audit page {GrainKeys.AuditPage(Tenant, "2026-01", 3)}",
            $"idempotency {GrainKeys.Idempotency(Tenant, 255)}",
            $"outbox {GrainKeys.Outbox(15)}",
            $"outbox of a macro {GrainKeys.Outbox(GrainId.Create("macro", GrainKeys.Macro(Tenant, MacroKey.Parse("badge"))))} of {GrainKeys.OutboxRecords}",
            $"app {ISiloLossesGrain.Key} {ISuspicionsGrain.Key}",
            $"reserved {MacroKey.ReservedPrefix}",
        ]);

    [Fact]
    public void Tables_AndAttributes_AreThoseOfData() =>
        NameList.ShouldHold("tables.txt",
        [
            .. TextsOf(typeof(DynamoDBTables)).Select(text => $"DynamoDB table {text}"),
            .. TextsOf(typeof(RecordAttributes)).Select(text => $"DynamoDB record {text}"),
            .. TextsOf(typeof(MembershipAttributes)).Select(text => $"DynamoDB member {text}"),
            .. TextsOf(typeof(ReminderAttributes)).Select(text => $"DynamoDB reminder {text}"),
            .. TextsOf(typeof(StorageNames)).Select(text => $"storage {text}"),
            $"file {CrashFile.Pattern}, {CrashFile.HeaderBytes} + {CrashFile.Slots} * {CrashFile.SlotBytes} bytes",
        ]);

    [Fact]
    public void AuditActions_All_AreThoseOfTheLog() => NameList.ShouldHold("audit-actions.txt", TextsOf(typeof(AuditActions)));

    [Fact]
    public void Answers_TypesAndHeaders_AreThoseThatClientsKnow() =>
        NameList.ShouldHold("answers.txt",
        [
            .. TextsOf(typeof(ProblemTypes)).Select(text => $"problem {text}"),
            $"header {IdempotencyMiddleware.Header}",
            $"header {IdempotencyMiddleware.ReplayedHeader}",
            $"token {BearerToken.TextOf(Tenant, "0123456789abcdef", "5ec4e7")}",
            $"module {GenericModuleKeys.Prefix}",
            $"csv {CsvLine.Header.TrimEnd()}",
        ]);

    static IEnumerable<string> TextsOf(Type type) => type
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!);
}
