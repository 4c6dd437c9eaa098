namespace Orleans.Sqlite.Records;

/// <summary>What a record is found by. Type and key are the grain id's own bytes, so that no two ids ever fall together.</summary>
internal readonly record struct RecordKey(byte[] GrainType, byte[] GrainKey, string State)
{
    public GrainId Grain => GrainId.Create(new GrainType(GrainType), new IdSpan(GrainKey));

    public static RecordKey Create(string stateName, GrainId grainId) =>
        new(IdSpan.UnsafeGetArray(grainId.Type.Value) ?? [], IdSpan.UnsafeGetArray(grainId.Key) ?? [], stateName);
}
